namespace CustomerJourney.Touchpoints;

/// <summary>Something that points at somebody: an account, a phone number, an e-mail, a device, a cookie, a CRM key, a case.</summary>
/// <param name="Kind">Kind in lower case, as the mapping names it: <c>msisdn</c>, <c>email</c>, <c>account</c> …</param>
/// <param name="Value">The normalised value. Personal data: never in an id, a log or an error message.</param>
public readonly record struct Identifier(string Kind, string Value);
