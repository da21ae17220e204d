using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Functions;
using CustomerJourney.Graph;
using CustomerJourney.Identity;
using CustomerJourney.Insights;
using CustomerJourney.Journeys;
using CustomerJourney.Kpis;
using CustomerJourney.Local;
using CustomerJourney.Local.Graph;
using CustomerJourney.Local.Identity;
using CustomerJourney.Local.Kpis;
using CustomerJourney.Local.Milestones;
using CustomerJourney.Local.Propensity;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Milestones;
using CustomerJourney.Propensity;
using CustomerJourney.Touchpoints;
using Microsoft.Extensions.DependencyInjection;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>The whole hub over one workspace: the handlers with the local side of every port.</summary>
internal sealed class LocalHub : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private LocalHub(Workspace workspace, ServiceProvider services) => (Workspace, _services) = (workspace, services);

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; }

    /// <summary>Everything that is registered.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Calls the handlers.</summary>
    public LocalInvoker Invoker => _services.GetRequiredService<LocalInvoker>();

    /// <summary>Runs the workflows.</summary>
    public LocalStateMachines StateMachines => _services.GetRequiredService<LocalStateMachines>();

    /// <summary>The journey graph.</summary>
    public IJourneyGraph Graph => _services.GetRequiredService<IJourneyGraph>();

    /// <summary>Opens a workspace; nobody else can while it is open.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="progress">Told how far long work has come.</param>
    /// <param name="happened">Told of every event of a workflow.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="IOException">Another process has it open.</exception>
    public static async Task<LocalHub> OpenAsync(Workspace workspace, IProgress<WorkDone> progress, Action<ExecutionProgress>? happened, CancellationToken cancellationToken)
    {
        var lake = new FolderLake(workspace.Lake);
        var graph = EmbeddedJourneyGraph.Open(workspace.Graph, lake);
        var warehouse = await DuckDbWarehouse.OpenAsync(workspace.Warehouse, lake, cancellationToken);
        var services = new ServiceCollection()
            .AddSingleton(workspace)
            .AddSingleton<IObjectLake>(lake)
            .AddSingleton(workspace.ReadKey())
            .AddSingleton<IJourneyGraph>(_ => graph)
            .AddSingleton<ICheckpoints>(new FileCheckpoints(Path.Combine(workspace.State, "checkpoints")))
            .AddSingleton<IMilestoneStore>(new FileMilestoneStore(workspace.Milestones))
            .AddSingleton<IWarehouse>(_ => warehouse)
            .AddSingleton<IModelEndpoint>(provider => new InProcessModelEndpoint(provider.GetRequiredService<ModelRegistry>(), new InProcessIdentity(lake).Endpoints))
            .AddSingleton<IPropensityTraining, InProcessTraining>()
            .AddSingleton<IKpiDashboard, LocalKpiDashboard>()
            .AddSingleton(new JourneyIndexStore(lake, Path.Combine(workspace.State, "index")))
            .AddSingleton(new WorkAtHand(progress))
            .AddSingleton<IProgress<WorkDone>>(provider => provider.GetRequiredService<WorkAtHand>())
            .AddSingleton<IRuns, LocalRuns>()
            .AddSingleton<Aws.Graph.NeptuneLearning>(_ => throw new InvalidOperationException("Learning on the graph is Neptune ML's, which is on AWS alone."))
            .AddSingleton(provider => new LocalStateMachines(workspace.Runs, lake, provider.GetRequiredService<LocalInvoker>, happened))
            .AddSingleton<IStateMachines>(provider => provider.GetRequiredService<LocalStateMachines>())
            .AddHub()
            .AddHandlers(typeof(Hub).Assembly);
        return new LocalHub(workspace, services.BuildServiceProvider());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
