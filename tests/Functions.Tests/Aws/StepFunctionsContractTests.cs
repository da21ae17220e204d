using Amazon.Runtime;
using Amazon.StepFunctions;
using CustomerJourney.Aws.Touchpoints;
using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Functions.Invocation;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;
using Microsoft.Extensions.DependencyInjection;
using StepFunctions.Executions;
using StepFunctions.Http;

namespace CustomerJourney.Aws;

/// <summary>The starter on one machine, and the adapter of Step Functions against our own runner's protocol over HTTP.</summary>
public static class StateMachinesTests
{
    public sealed class OnOneMachine : Running
    {
        protected override IStateMachines Machines => Local;
    }

    public sealed class OverTheProtocol : Running
    {
        private readonly RunnerOptions _options = new();
        private StepFunctionsServer? _server;

        protected override IStateMachines Machines => new StepFunctionsMachines(
            new AmazonStepFunctionsClient(new BasicAWSCredentials("a", "b"), new AmazonStepFunctionsConfig { ServiceURL = _server!.Address.ToString(), AuthenticationRegion = _options.Region, MaxErrorRetry = 1 }),
            $"arn:aws:states:{_options.Region}:{_options.AccountId}:stateMachine:");

        public override async Task InitializeAsync() => _server = await StepFunctionsServer.StartAsync(await Local.RunnerAsync(), 0);

        public override async Task DisposeAsync()
        {
            await _server!.DisposeAsync();
            await base.DisposeAsync();
        }
    }

    /// <summary>A runner over the workflows of the repository; the sample handlers lack their tasks, so executions end at once.</summary>
    public abstract class Running : StateMachinesContract, IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("ccj-runs-").FullName;
        private readonly ServiceProvider _services = new ServiceCollection().AddHandlers(typeof(SampleHandlers).Assembly).AddScoped<Scoped>().BuildServiceProvider();

        protected Running() => Local = new LocalStateMachines(_folder, new FolderLake(Path.Combine(_folder, "lake")), _services.GetRequiredService<LocalInvoker>, null);

        private protected LocalStateMachines Local { get; }

        public virtual Task InitializeAsync() => Task.CompletedTask;

        public virtual async Task DisposeAsync()
        {
            await Local.DisposeAsync();
            await _services.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
