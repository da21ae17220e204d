namespace CustomerJourney.Aws.Graph;

/// <summary>Where Neptune ML reads and writes, and where its jobs run.</summary>
/// <param name="Place">Folder of all runs, <c>s3://…/graph-ml</c>; a run's export lies in <c>RUN/export</c> below it.</param>
/// <param name="Subnets">Subnets of the jobs.</param>
/// <param name="SecurityGroups">Their security groups.</param>
/// <param name="KeyArn">KMS key of what they write; null for the service's own.</param>
public sealed record NeptuneLearningOptions(string Place, IReadOnlyList<string> Subnets, IReadOnlyList<string> SecurityGroups, string? KeyArn);
