namespace CustomerJourney.Ccj.SampleWorld;

/// <summary>Draws from lists and waiting times.</summary>
internal static class RandomChoice
{
    /// <summary>One of the values, each as likely.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>True with the given probability.</summary>
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>A waiting time of the given mean, exponentially distributed.</summary>
    public static TimeSpan Wait(this Random random, TimeSpan mean) => -Math.Log(1 - random.NextDouble()) * mean;
}
