namespace CustomerJourney.Functions.Protocol;

/// <summary>The body of an answer that says no.</summary>
/// <param name="Message">A sentence for the caller.</param>
public sealed record Refusal(string Message);
