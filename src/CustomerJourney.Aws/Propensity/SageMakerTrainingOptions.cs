namespace CustomerJourney.Aws.Propensity;

/// <summary>What a training job runs on.</summary>
/// <param name="Image">The model server's image, with its digest.</param>
/// <param name="RoleArn">Role of the job: reads features, writes models.</param>
/// <param name="NamePrefix">What comes before a job's name in this environment: <c>STACK-</c>.</param>
/// <param name="InstanceType">Its machine.</param>
/// <param name="VolumeGb">Its disk, in gigabytes.</param>
/// <param name="Subnets">Where it runs; none outside of a network.</param>
/// <param name="SecurityGroups">Its groups there.</param>
/// <param name="KeyArn">Key of disk and output; null for the service's.</param>
/// <param name="Longest">It is stopped after so long.</param>
/// <param name="PollInterval">How long to wait between looks at a running job.</param>
public sealed record SageMakerTrainingOptions(
    string Image,
    string RoleArn,
    string NamePrefix,
    string InstanceType,
    int VolumeGb,
    IReadOnlyList<string> Subnets,
    IReadOnlyList<string> SecurityGroups,
    string? KeyArn,
    TimeSpan Longest,
    TimeSpan PollInterval)
{
    /// <summary>The usual: a machine of two cores, 30 GB, two hours, a look every ten seconds.</summary>
    public static SageMakerTrainingOptions Of(string image, string roleArn, string namePrefix, IReadOnlyList<string> subnets, IReadOnlyList<string> securityGroups, string? keyArn) =>
        new(image, roleArn, namePrefix, "ml.m5.large", 30, subnets, securityGroups, keyArn, TimeSpan.FromHours(2), TimeSpan.FromSeconds(10));
}
