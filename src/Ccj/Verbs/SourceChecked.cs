using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>What a look at one source found.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Mistakes">Mistakes of the mapping, and files that cannot be read by it.</param>
/// <param name="Files">What the mapping makes of each file's first rows.</param>
internal sealed record SourceChecked(string Source, IReadOnlyList<string> Mistakes, IReadOnlyList<SourceCheck> Files)
{
    /// <summary>JSON for people and programs.</summary>
    public static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether there is something to put right before a run.</summary>
    public bool HasMistakes => Mistakes.Count > 0;

    /// <summary>Counts by file.</summary>
    public static AnswerTable Table(IEnumerable<SourceChecked> all) => new(
        ["source", "file", "read", "curated", "quarantined", "filtered", "touchpoints", "parties", "problem"],
        [.. all.SelectMany(one => one.Files.Count == 0
            ? [[one.Source, null, null, null, null, null, null, null, string.Join(' ', one.Mistakes)]]
            : one.Files.Select(file => (IReadOnlyList<object?>)[one.Source, file.File, file.Counts.Read, file.Counts.Curated, file.Counts.Quarantined, file.Counts.Filtered, file.Counts.Touchpoints, file.Counts.Parties, file.Problem]))]);

    /// <summary>The part of it that programs want.</summary>
    public object ForJson() => new
    {
        Source,
        Mistakes,
        Files = Files.Select(file => new
        {
            file.File,
            file.Counts,
            file.Notes,
            file.Problem,
            file.Rows.Touchpoints,
            file.Rows.TouchpointIdentifiers,
            file.Rows.Parties,
            file.Rows.PartyIdentifiers,
            file.Rows.Quarantined,
        }),
    };

    /// <summary>Text for people.</summary>
    public void WriteText(TextWriter output, int shown)
    {
        output.WriteLine($"{Source}");
        foreach (var mistake in Mistakes.SelectMany(text => text.Split('\n')))
            output.WriteLine($"  ✗ {mistake}");
        foreach (var file in Files.Where(file => file.Problem is null))
            WriteFile(output, file, shown);
        output.WriteLine();
    }

    private static void WriteFile(TextWriter output, SourceCheck file, int shown)
    {
        var counts = file.Counts;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {file.File}: {counts.Read} rows looked at = {counts.Curated} curated + {counts.Quarantined} quarantined + {counts.Filtered} filtered out; {counts.Touchpoints} touchpoints, {counts.Parties} parties"));
        if (counts.Read == 0)
            output.WriteLine("  ! the file has no rows");
        var carried = file.Rows.TouchpointIdentifiers.ToLookup(row => row.TouchpointId, row => $"{row.Kind}={row.Value}");
        if (file.Rows.Touchpoints.Count > 0)
            Indented(output, new AnswerTable(["at", "type", "channel", "outcome", "amount", "identifiers", "attributes"],
                [.. file.Rows.Touchpoints.Take(shown).Select(row => new object?[] { row.At, row.Type, row.Channel, row.Outcome, row.Amount is null ? null : $"{AnswerTable.Text(row.Amount)} {row.Currency}", string.Join(' ', carried[row.TouchpointId]), row.Attributes })]));
        if (file.Rows.Touchpoints.Count > 0 && file.Rows.Touchpoints.All(row => !carried.Contains(row.TouchpointId)))
            output.WriteLine("  ! no touchpoint carries an identifier: each will belong to an anonymous customer of its own. Add \"identifiers\".");
        var had = file.Rows.PartyIdentifiers.ToLookup(row => row.PartyId, row => $"{row.Kind}={row.Value}");
        if (file.Rows.Parties.Count > 0)
            Indented(output, new AnswerTable(["key", "given name", "family name", "born", "city", "identifiers", "attributes"],
                [.. file.Rows.Parties.Take(shown).Select(row => new object?[] { row.RecordKey, row.GivenName, row.FamilyName, row.BirthDate, row.City, string.Join(' ', had[row.PartyId].Distinct()), row.Attributes })]));
        foreach (var row in file.Rows.Quarantined.Take(shown))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ✗ {file.File}:{row.Line}: {row.Reason}"));
        foreach (var (note, count) in file.Notes)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ! {note} ({count})"));
    }

    private static void Indented(TextWriter output, AnswerTable table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        table.WriteText(text);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
            output.WriteLine("    " + line);
    }
}
