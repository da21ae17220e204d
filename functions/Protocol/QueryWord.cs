namespace CustomerJourney.Functions.Protocol;

/// <summary>A query parameter as callers read of it.</summary>
/// <param name="Type">Its type in JSON Schema: string, integer, number or boolean.</param>
/// <param name="Description">What it means, with the default.</param>
/// <param name="Example">A value.</param>
public sealed record QueryWord(string Type, string Description, string Example);
