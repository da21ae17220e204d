namespace CustomerJourney.Aws.Graph;

/// <summary>How the graph is loaded and how often a refused query is tried again.</summary>
/// <param name="LoadRoleArn">Role by which Neptune's bulk loader reads the lake.</param>
/// <param name="Region">Region of the lake's buckets, which is the cluster's.</param>
/// <param name="PollInterval">How long to wait between looks at a running load.</param>
/// <param name="Attempts">How often a query is tried that the engine ended without having done anything.</param>
/// <param name="FirstPause">How long to wait before the second attempt; doubled each time.</param>
public sealed record NeptuneOptions(string LoadRoleArn, string Region, TimeSpan PollInterval, int Attempts, TimeSpan FirstPause)
{
    /// <summary>The usual: a look every two seconds, four attempts, a first pause of 100 ms.</summary>
    public static NeptuneOptions Of(string loadRoleArn, string region) => new(loadRoleArn, region, TimeSpan.FromSeconds(2), 4, TimeSpan.FromMilliseconds(100));
}
