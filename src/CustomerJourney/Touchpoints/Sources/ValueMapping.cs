namespace CustomerJourney.Touchpoints.Sources;

/// <summary>Where a value comes from: a column, a constant, or columns joined; then perhaps a table of values.</summary>
/// <param name="Columns">Names of columns, or paths in JSON (<c>customer.emails[*]</c>); none for a constant.</param>
/// <param name="Constant">The value itself when there are no columns.</param>
/// <param name="Separator">Between joined columns; empty ones are left out.</param>
/// <param name="Map">From value as written to value as meant; null when values are taken as they are.</param>
/// <param name="Otherwise">For values that the map lacks; null leaves it to <paramref name="RejectUnmapped"/>.</param>
/// <param name="RejectUnmapped">Whether a row with a value that the map lacks is quarantined.</param>
/// <param name="IfEmpty">For rows without a value.</param>
/// <param name="Case">Whether letters are folded.</param>
/// <param name="Place">Where the mapping file says so.</param>
public sealed record ValueMapping(
    IReadOnlyList<string> Columns,
    string? Constant,
    string Separator,
    IReadOnlyDictionary<string, string>? Map,
    string? Otherwise,
    bool RejectUnmapped,
    string? IfEmpty,
    LetterCase Case,
    MappingPlace Place)
{
    /// <summary>The same text for every row.</summary>
    public static ValueMapping Of(string constant) => new([], constant, "", null, null, false, null, LetterCase.AsWritten, MappingPlace.None);

    /// <summary>A column as it is.</summary>
    public static ValueMapping Column(string name) => new([name], null, "", null, null, false, null, LetterCase.AsWritten, MappingPlace.None);
}
