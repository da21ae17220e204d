namespace Gremlin.Values;

/// <summary>Any other enumeration's member that came through as a value: <c>Merge.onCreate</c>, <c>Pop.last</c> ….</summary>
/// <param name="Type">The enumeration, <c>Merge</c>.</param>
/// <param name="Name">The member, <c>onCreate</c>.</param>
public sealed record EnumToken(string Type, string Name);
