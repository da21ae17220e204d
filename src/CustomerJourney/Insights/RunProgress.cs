namespace CustomerJourney.Insights;

/// <summary>How far the work at hand has come.</summary>
/// <param name="What">What is being done, in words.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all; 0 when not known yet.</param>
public sealed record RunProgress(string What, long Done, long Total);
