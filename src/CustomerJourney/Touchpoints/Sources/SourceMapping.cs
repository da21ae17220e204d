namespace CustomerJourney.Touchpoints.Sources;

/// <summary>How a source's files become touchpoints, party records and identifiers: a <c>NAME.source.json</c>, read and checked.</summary>
/// <param name="Name">Name of the source, from the file's name: lower-case letters, digits and hyphens.</param>
/// <param name="Files">Globs relative to the source folder.</param>
/// <param name="Format">How files are written.</param>
/// <param name="Where">Rows that count; all conditions must hold.</param>
/// <param name="Touchpoint">What makes a touchpoint; null when rows yield none.</param>
/// <param name="Party">What makes a party record; null when rows yield none.</param>
/// <param name="Version">Changes with the mapping file's content: a changed mapping takes a file anew.</param>
public sealed record SourceMapping(
    string Name,
    IReadOnlyList<string> Files,
    SourceFormat Format,
    IReadOnlyList<RowCondition> Where,
    TouchpointMapping? Touchpoint,
    PartyMapping? Party,
    string Version);
