namespace CustomerJourney.Touchpoints;

/// <summary>How far a long piece of work has come, for a progress bar.</summary>
/// <param name="What">What is being done, in words: <c>resolving customers</c>.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all; 0 when not known yet.</param>
public readonly record struct WorkDone(string What, long Done, long Total);
