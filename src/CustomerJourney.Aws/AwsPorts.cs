using Amazon.DynamoDBv2;
using Amazon.Neptunedata;
using Amazon.QuickSight;
using Amazon.RedshiftDataAPIService;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;
using Amazon.SecretsManager;
using Amazon.StepFunctions;
using CustomerJourney.Aws.Graph;
using CustomerJourney.Aws.Identity;
using CustomerJourney.Aws.Insights;
using CustomerJourney.Aws.Kpis;
using CustomerJourney.Aws.Milestones;
using CustomerJourney.Aws.Propensity;
using CustomerJourney.Aws.Touchpoints;
using CustomerJourney.Graph;
using CustomerJourney.Identity;
using CustomerJourney.Insights;
using CustomerJourney.Journeys;
using CustomerJourney.Kpis;
using CustomerJourney.Milestones;
using CustomerJourney.Propensity;
using CustomerJourney.Touchpoints;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Aws;

/// <summary>Registers the AWS side of every port.</summary>
public static class AwsPorts
{
    // A query may need minutes; the function's own deadline ends the wait.
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(15);

    // The one place a function may write to; an index is kept there between calls.
    private static readonly string IndexFolder = Path.Combine(Path.GetTempPath(), "index");

    /// <summary>Adds the ports with their clients, each made when first asked for; needs a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddPortsOnAws(this IServiceCollection services, AwsSettings settings) => services
        .AddSingleton<IAmazonS3>(_ => new AmazonS3Client())
        .AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient())
        .AddSingleton<IAmazonStepFunctions>(_ => new AmazonStepFunctionsClient())
        .AddSingleton<IAmazonSageMaker>(_ => new AmazonSageMakerClient())
        .AddSingleton<IAmazonSageMakerRuntime>(_ => new AmazonSageMakerRuntimeClient())
        .AddSingleton<IAmazonRedshiftDataAPIService>(_ => new AmazonRedshiftDataAPIServiceClient())
        .AddSingleton<IAmazonSecretsManager>(_ => new AmazonSecretsManagerClient())
        .AddSingleton<IAmazonQuickSight>(_ => new AmazonQuickSightClient())
        .AddSingleton<IAmazonNeptunedata>(_ => new AmazonNeptunedataClient(NeptuneGraph.Cautious(new AmazonNeptunedataConfig { ServiceURL = settings.NeptuneUrl, Timeout = LongestCall })))
        .AddSingleton<IObjectLake>(services => new S3Lake(services.GetRequiredService<IAmazonS3>(), settings.Buckets))
        .AddSingleton(services => SecretIdentifierKey.Read(services.GetRequiredService<IAmazonSecretsManager>(), settings.IdentifierKeySecret))
        .AddSingleton(services => new JourneyIndexStore(services.GetRequiredService<IObjectLake>(), IndexFolder))
        .AddSingleton<IStateMachines>(services => new StepFunctionsMachines(services.GetRequiredService<IAmazonStepFunctions>(), settings.StateMachinePrefix))
        .AddSingleton<IRuns>(services => new StepFunctionsRuns(services.GetRequiredService<IAmazonStepFunctions>(), settings.StateMachinePrefix))
        .AddSingleton<IJourneyGraph>(services => new NeptuneGraph(services.GetRequiredService<IAmazonNeptunedata>(), services.GetRequiredService<IObjectLake>(), settings.Neptune, Clock(services)))
        .AddSingleton(services => new NeptuneLearning(services.GetRequiredService<IAmazonNeptunedata>(), settings.Learning))
        .AddSingleton<ICheckpoints>(services => new DynamoCheckpoints(services.GetRequiredService<IAmazonDynamoDB>(), settings.Checkpoints))
        .AddSingleton<IMilestoneStore>(services => new DynamoMilestones(services.GetRequiredService<IAmazonDynamoDB>(), settings.Milestones))
        .AddSingleton(_ => settings.Arrivals)
        .AddSingleton<IModelEndpoint>(services => new SageMakerEndpoints(services.GetRequiredService<IAmazonSageMakerRuntime>(), settings.ModelPrefix))
        .AddSingleton<IPropensityTraining>(services => new SageMakerTraining(services.GetRequiredService<IAmazonSageMaker>(), services.GetRequiredService<IObjectLake>(), services.GetRequiredService<ModelRegistry>(), settings.Training, Clock(services)))
        .AddSingleton<IWarehouse>(services => new RedshiftWarehouse(services.GetRequiredService<IAmazonRedshiftDataAPIService>(), services.GetRequiredService<IObjectLake>(), settings.Redshift, Clock(services)))
        .AddSingleton<IKpiDashboard>(services => new QuickSightDashboard(services.GetRequiredService<IAmazonQuickSight>(), settings.QuickSight));

    private static TimeProvider Clock(IServiceProvider services) => services.GetRequiredService<TimeProvider>();
}
