using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.KinesisEvents;
using Amazon.Lambda.Serialization.SystemTextJson.Converters;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Graph;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Insights;
using CustomerJourney.Journeys;
using CustomerJourney.Kpis;
using CustomerJourney.Milestones;
using CustomerJourney.Propensity;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Functions;

/// <summary>Every type that enters or leaves a function as JSON: events first, then requests and results of the handlers, by their names.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(DateTimeConverter), typeof(MemoryStreamConverter), typeof(EncryptionTypeConverter)])]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyResponse))]
[JsonSerializable(typeof(CloudWatchEvent<ObjectArrival>))]
[JsonSerializable(typeof(KinesisEvent))]
[JsonSerializable(typeof(StreamsEventResponse))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(DashboardLink))]
[JsonSerializable(typeof(IngestRequest))]
[JsonSerializable(typeof(StartedWorkflow))]
[JsonSerializable(typeof(IReadOnlyList<StartedWorkflow>))]
[JsonSerializable(typeof(ListFilesRequest))]
[JsonSerializable(typeof(Touchpoints.NewFiles))]
[JsonSerializable(typeof(SumUpFilesRequest))]
[JsonSerializable(typeof(Touchpoints.FilesTaken))]
[JsonSerializable(typeof(MapBatchRequest))]
[JsonSerializable(typeof(MappedBatch))]
[JsonSerializable(typeof(LoadLakeRequest))]
[JsonSerializable(typeof(RowCounts))]
[JsonSerializable(typeof(LoadGraphRequest))]
[JsonSerializable(typeof(LearnGraphRequest))]
[JsonSerializable(typeof(Aws.Graph.GraphLearningState))]
[JsonSerializable(typeof(BulkLoadReport))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(IdentitiesRequest))]
[JsonSerializable(typeof(IdentitiesResolved))]
[JsonSerializable(typeof(StewardRequest))]
[JsonSerializable(typeof(StewardDecisionRow))]
[JsonSerializable(typeof(IdentityExplained))]
[JsonSerializable(typeof(IReadOnlyList<MilestoneSummary>))]
[JsonSerializable(typeof(CompiledMilestoneAnswer))]
[JsonSerializable(typeof(MilestonePreview))]
[JsonSerializable(typeof(IReadOnlyList<MilestoneReport>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(FeatureTablesBuilt))]
[JsonSerializable(typeof(PropensityRequest))]
[JsonSerializable(typeof(PropensityTrained))]
[JsonSerializable(typeof(ScoreReport))]
[JsonSerializable(typeof(IReadOnlyList<CustomerScore>))]
[JsonSerializable(typeof(AcceptedTouchpoints))]
[JsonSerializable(typeof(IReadOnlyList<RunSummary>))]
[JsonSerializable(typeof(RunDetails))]
[JsonSerializable(typeof(FollowedChanges))]
[JsonSerializable(typeof(IndexedJourneys))]
[JsonSerializable(typeof(Insights.CustomerTimeline))]
[JsonSerializable(typeof(ForgetRequest))]
[JsonSerializable(typeof(ForgottenCustomer))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, long>))]
[JsonSerializable(typeof(IReadOnlyList<KpiSummary>))]
[JsonSerializable(typeof(KpiFigures))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(bool))]
internal sealed partial class Json : JsonSerializerContext;
