namespace CustomerJourney.Functions;

/// <summary>What became of the touchpoints of a request.</summary>
/// <param name="Accepted">How many were taken.</param>
/// <param name="Quarantined">Those that could not be mapped, with the reason; they are kept in quarantine.</param>
public sealed record AcceptedTouchpoints(int Accepted, IReadOnlyList<AcceptedTouchpoints.Problem> Quarantined)
{
    /// <summary>Why one could not be mapped.</summary>
    /// <param name="Position">Its place in the request, from 1.</param>
    /// <param name="Reason">What is wrong with it.</param>
    public sealed record Problem(int Position, string Reason);

    /// <summary>The answer for the reasons by position.</summary>
    public static AcceptedTouchpoints Of(IReadOnlyList<string?> problems) => new(
        problems.Count(problem => problem is null),
        [.. problems.Select((reason, index) => (reason, index)).Where(one => one.reason is not null).Select(one => new Problem(one.index + 1, one.reason!))]);
}
