namespace CustomerJourney.Functions.EndToEnd;

/// <summary>A moment to kill a run at: some time after it began a step for the nth time.</summary>
/// <param name="Step">The state's name, as progress tells it; with <paramref name="Times"/> 0, the start of the process.</param>
/// <param name="Times">Which beginning of the step; 0 does not wait for it.</param>
/// <param name="Delay">How long after.</param>
internal sealed record KillMoment(string Step, int Times, TimeSpan Delay)
{
    private const int MostMilliseconds = 300;
    private const int StartMilliseconds = 900;
    private const int Files = 30;

    private static readonly (string Step, int Times)[] Steps =
    [
        ("MapBatch", Files), ("ResolveIdentities", 1), ("EvaluateMilestones", 1), ("LoadGraph", Files), ("IndexJourneys", 1), ("LoadLake", Files), ("BuildFeatures", 1),
        ("TrainPropensity", 1), ("the start", 0), ("ScoreCustomers", 1), ("RefreshKpis", 1),
    ];

    /// <summary>The moment that a seed draws; neighbouring seeds draw different steps.</summary>
    public static KillMoment Of(int seed)
    {
        var random = new Random(seed);
        var (step, times) = Steps[seed % Steps.Length];
        return times == 0
            ? new KillMoment(step, 0, TimeSpan.FromMilliseconds(random.Next(StartMilliseconds)))
            : new KillMoment(step, random.Next(times) + 1, TimeSpan.FromMilliseconds(random.Next(MostMilliseconds)));
    }
}
