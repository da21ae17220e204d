using System.IO.Hashing;
using System.Text.Json;

namespace CustomerJourney.Touchpoints.Sources;

/// <summary>Reads <c>NAME.source.json</c> strictly: every mistake is noted with its place, nothing unknown is passed over.</summary>
public static class ReadMapping
{
    /// <summary>How a mapping file's name ends.</summary>
    public const string Ending = ".source.json";

    private static readonly Dictionary<string, FileKind> Kinds = new(StringComparer.Ordinal)
    {
        ["csv"] = FileKind.Csv,
        ["jsonl"] = FileKind.JsonLines,
        ["parquet"] = FileKind.Parquet,
    };

    /// <summary>Reads a mapping.</summary>
    /// <param name="file">Name of the file, for messages and the source's name.</param>
    /// <param name="json">Its content, UTF-8.</param>
    /// <param name="mistakes">Every mistake; empty when the mapping reads.</param>
    /// <returns>Null when there are mistakes.</returns>
    public static SourceMapping? From(string file, ReadOnlyMemory<byte> json, out IReadOnlyList<MappingMistake> mistakes)
    {
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        var text = new MappingText(file, json);
        mistakes = text.Mistakes;
        if (text.Parse() is not { } root)
            return null;
        var mapping = Read(text, new MappingObject(text, root, "A mapping"), NameOf(text, file), json);
        return text.Mistakes.Count == 0 ? mapping : null;
    }

    /// <summary>Reads a mapping that must be right.</summary>
    /// <exception cref="MappingException">It is not; the message holds every mistake.</exception>
    public static SourceMapping From(string file, ReadOnlyMemory<byte> json) =>
        From(file, json, out var mistakes) ?? throw new MappingException(string.Join('\n', mistakes));

    private static string NameOf(MappingText text, string file)
    {
        var name = Path.GetFileName(file);
        name = name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : Path.GetFileNameWithoutExtension(name);
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_'))
            text.Mistake(0, $"The file's name gives the source its name, and '{name}' cannot be one.", "Use lower-case letters, digits, hyphens and underscores: call-centre.source.json.");
        return name;
    }

    private static SourceMapping Read(MappingText text, MappingObject root, string name, ReadOnlyMemory<byte> json)
    {
        root.Find("$schema");
        root.Find("description");
        var defaults = new MappingDefaults(text, root);
        var files = root.Need("files", "It is a glob or a list of them, as \"calls/*.csv.gz\".");
        var format = root.Find("format");
        var where = root.Find("where");
        var values = new ReadValues(text, defaults);
        var shared = root.Find("identifiers") is { } list ? values.Identifiers(list) : [];
        var touchpoint = root.Find("touchpoint");
        var party = root.Find("party");
        root.Finish();
        if (touchpoint is null && party is null)
            text.Mistake(root.Offset, "A mapping needs 'touchpoint' or 'party' or both.", "Say what a row is: {\"touchpoint\": {\"type\": …, \"at\": …}}.");
        var parts = new ReadParts(text, values, shared);
        return new SourceMapping(
            name,
            files is null ? [] : Globs(text, files),
            format is null ? SourceFormat.Default : Format(text, format),
            where is null ? [] : values.Conditions(where),
            touchpoint is null ? null : parts.Touchpoint(touchpoint),
            party is null ? null : parts.Party(party),
            Convert.ToHexStringLower(XxHash64.Hash(json.Span)));
    }

    private static IReadOnlyList<string> Globs(MappingText text, JsonPlace value)
    {
        var globs = text.TextsOf(value, "'files'");
        if (globs.Count == 0 || globs.Any(glob => glob.Length == 0 || glob.StartsWith('/') || glob.Contains("..", StringComparison.Ordinal) || glob.Contains('\\', StringComparison.Ordinal)))
            text.Mistake(value.Offset, "'files' must be globs relative to the workspace's folder raw/, with '/'.", "As \"calls/*.csv.gz\"; '*' stays in a folder, '**' goes into folders.");
        return globs;
    }

    private static SourceFormat Format(MappingText text, JsonPlace value)
    {
        if (value.Kind == JsonValueKind.String)
            return SourceFormat.Default with { Kind = text.WordOf(value, "'format'", Kinds) };
        var format = new MappingObject(text, value, "'format'");
        var read = SourceFormat.Default;
        if (format.Find("kind") is { } kind)
            read = read with { Kind = text.WordOf(kind, "'kind'", Kinds) };
        if (format.Find("encoding") is { } encoding)
            read = read with { Encoding = text.WordOf(encoding, "'encoding'", SourceEncodings.Names) };
        if (format.Find("delimiter") is { } delimiter)
            read = read with { Delimiter = Letter(text, delimiter, "'delimiter'") };
        if (format.Find("quote") is { } quote)
            read = read with { Quote = Letter(text, quote, "'quote'") };
        if (format.Find("columns") is { } columns)
            read = read with { Columns = Columns(text, columns) };
        if (format.Find("skipLines") is { } skip)
            read = read with { SkipLines = Number(text, skip, "'skipLines'") };
        format.Finish();
        return read;
    }

    private static IReadOnlyList<string> Columns(MappingText text, JsonPlace value)
    {
        var columns = text.TextsOf(value, "'columns'");
        if (columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            text.Mistake(value.Offset, $"'columns' names '{twice.Key}' twice.");
        return columns;
    }

    private static char Letter(MappingText text, JsonPlace value, string what)
    {
        var letter = text.TextOf(value, what);
        if (letter is [< '\u0080' and not ('\r' or '\n') and var one])
            return one;
        text.Mistake(value.Offset, $"{what} must be one ASCII character.", "A tab is \"\\t\".");
        return ',';
    }

    private static int Number(MappingText text, JsonPlace value, string what)
    {
        if (value.Kind == JsonValueKind.Number && int.TryParse(value.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return number;
        text.Mistake(value.Offset, $"{what} must be a whole number, 0 or more.");
        return 0;
    }
}
