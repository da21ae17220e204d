namespace CustomerJourney.Functions;

/// <summary>Whom to forget.</summary>
/// <param name="Customer">A customer id, or <c>kind:value</c> of an identifier; the id is better, as workflows keep their input.</param>
public sealed record ForgetRequest(string Customer);
