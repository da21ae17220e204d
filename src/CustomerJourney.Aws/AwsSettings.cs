using System.Globalization;
using CustomerJourney.Aws.Graph;
using CustomerJourney.Aws.Kpis;
using CustomerJourney.Aws.Propensity;
using CustomerJourney.Aws.Touchpoints;
using CustomerJourney.Identity.Arrivals;

namespace CustomerJourney.Aws;

/// <summary>What the ports need to know of the stack they run in; the template puts it into every function's environment.</summary>
public sealed class AwsSettings
{
    /// <summary>The variables, all of them; a test holds the template against them.</summary>
    public static readonly IReadOnlyList<string> Variables =
    [
        LakeBucket, RawBucket, CuratedBucket, QuarantineBucket, ResolvedBucket, NeptuneAddress, NeptuneLoadRole, MilestonesTable, CheckpointsTable,
        Workgroup, WarehouseDatabase, CopyRole, EndpointPrefix, IdentityModel, MachinePrefix, Dashboard, DashboardNamespace, DashboardDomains, AccountId, Partition, IdentifierSecret,
    ];

    /// <summary>What the one function that trains needs besides; the template gives it to that function alone.</summary>
    public static readonly IReadOnlyList<string> TrainingVariables = [TrainingImage, TrainingRole, TrainingSubnets, TrainingGroups, TrainingKey];

    /// <summary>Those that only the function that learns on the graph is given.</summary>
    public static readonly IReadOnlyList<string> LearningVariables = [LearningPlace, TrainingSubnets, TrainingGroups, TrainingKey];

    private const string LearningPlace = "HUB_GRAPH_LEARNING";
    private const string TrainingImage = "HUB_TRAINING_IMAGE";
    private const string TrainingRole = "HUB_TRAINING_ROLE";
    private const string TrainingSubnets = "HUB_TRAINING_SUBNETS";
    private const string TrainingGroups = "HUB_TRAINING_GROUPS";
    private const string TrainingKey = "HUB_TRAINING_KEY";
    private const string LakeBucket = "HUB_LAKE_BUCKET";
    private const string RawBucket = "HUB_RAW_BUCKET";
    private const string CuratedBucket = "HUB_CURATED_BUCKET";
    private const string QuarantineBucket = "HUB_QUARANTINE_BUCKET";
    private const string ResolvedBucket = "HUB_RESOLVED_BUCKET";
    private const string NeptuneAddress = "HUB_NEPTUNE_ADDRESS";
    private const string NeptuneLoadRole = "HUB_NEPTUNE_LOAD_ROLE";
    private const string MilestonesTable = "HUB_MILESTONES_TABLE";
    private const string CheckpointsTable = "HUB_CHECKPOINTS_TABLE";
    private const string Workgroup = "HUB_WORKGROUP";
    private const string WarehouseDatabase = "HUB_WAREHOUSE_DATABASE";
    private const string CopyRole = "HUB_COPY_ROLE";
    private const string EndpointPrefix = "HUB_ENDPOINT_PREFIX";
    private const string IdentityModel = "HUB_IDENTITY_MODEL";
    private const string MachinePrefix = "HUB_MACHINE_PREFIX";
    private const string Dashboard = "HUB_DASHBOARD";
    private const string DashboardNamespace = "HUB_DASHBOARD_NAMESPACE";
    private const string DashboardDomains = "HUB_DASHBOARD_DOMAINS";
    private const string AccountId = "HUB_ACCOUNT";
    private const string Partition = "HUB_PARTITION";
    private const string IdentifierSecret = "HUB_IDENTIFIER_SECRET";
    private readonly Func<string, string?> _variable;

    /// <summary>Reads variables; each is looked up when a port first needs it.</summary>
    /// <param name="variable">Gives a variable's value; null when it is not set.</param>
    public AwsSettings(Func<string, string?> variable) => _variable = variable;

    internal LakeBuckets Buckets => new(Needed(LakeBucket), new[]
        {
            ("raw", RawBucket), ("curated", CuratedBucket), ("quarantine", QuarantineBucket), ("resolved", ResolvedBucket),
        }
        .Where(zone => Given(zone.Item2) is not null)
        .ToDictionary(zone => zone.Item1, zone => Given(zone.Item2)!));

    internal string IdentifierKeySecret => Needed(IdentifierSecret);

    internal string NeptuneUrl => Needed(NeptuneAddress);

    internal NeptuneOptions Neptune => NeptuneOptions.Of(Needed(NeptuneLoadRole), Region);

    internal string Milestones => Needed(MilestonesTable);

    internal string Checkpoints => Needed(CheckpointsTable);

    internal RedshiftOptions Redshift => RedshiftOptions.Of(Needed(Workgroup), Needed(WarehouseDatabase), Needed(CopyRole));

    internal string ModelPrefix => Needed(EndpointPrefix);

    internal ArrivalOptions Arrivals => ArrivalOptions.Default with { AsksModel = Given(IdentityModel) is not null };

    internal SageMakerTrainingOptions Training => SageMakerTrainingOptions.Of(
        Needed(TrainingImage), Needed(TrainingRole), Needed(EndpointPrefix), Given(TrainingSubnets)?.Split(',') ?? [], Given(TrainingGroups)?.Split(',') ?? [], Given(TrainingKey));

    internal NeptuneLearningOptions Learning => new(Needed(LearningPlace), Given(TrainingSubnets)?.Split(',') ?? [], Given(TrainingGroups)?.Split(',') ?? [], Given(TrainingKey));

    internal string StateMachinePrefix => Needed(MachinePrefix);

    internal QuickSightOptions QuickSight => new(
        Needed(Partition), Region, Needed(AccountId), Needed(Dashboard), Given(DashboardNamespace) ?? "default", Given(DashboardDomains)?.Split(',') ?? []);

    private string Region => Needed("AWS_REGION"); // Lambda's own

    private string Needed(string name) => Given(name) ??
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The environment variable {name} is not set; the template gives it to every function that needs it."));

    private string? Given(string name) => _variable(name) is { Length: > 0 } value ? value : null;
}
