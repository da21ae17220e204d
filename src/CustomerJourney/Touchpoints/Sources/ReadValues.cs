using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CustomerJourney.Touchpoints.Sources;

/// <summary>Reads the values of a mapping: columns, constants, joins, instants, amounts, identifiers, conditions.</summary>
internal sealed class ReadValues(MappingText text, MappingDefaults defaults)
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create(" ,\"\n\r\t~;");
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(200);
    private static readonly Dictionary<string, LetterCase> Cases = new(StringComparer.Ordinal) { ["asWritten"] = LetterCase.AsWritten, ["lower"] = LetterCase.Lower, ["upper"] = LetterCase.Upper };
    private static readonly Dictionary<string, bool> Unmapped = new(StringComparer.Ordinal) { ["keep"] = false, ["reject"] = true };
    private static readonly Dictionary<string, AmbiguousTime> Ambiguities = new(StringComparer.Ordinal) { ["earlier"] = AmbiguousTime.Earlier, ["later"] = AmbiguousTime.Later, ["reject"] = AmbiguousTime.Reject };
    private static readonly Dictionary<string, char> DecimalMarks = new(StringComparer.Ordinal) { ["."] = '.', [","] = ',' };
    private static readonly Dictionary<string, bool> Flags = new(StringComparer.Ordinal) { ["false"] = false, ["true"] = true };
    private static readonly Dictionary<string, Normalisation> Normalisations = new(StringComparer.Ordinal)
    {
        ["trim"] = Normalisation.Trim,
        ["phone"] = Normalisation.Phone,
        ["email"] = Normalisation.Email,
        ["lower"] = Normalisation.Lower,
        ["upper"] = Normalisation.Upper,
        ["digits"] = Normalisation.Digits,
    };

    /// <summary>A value: a column's name, or an object.</summary>
    public ValueMapping Value(JsonPlace value, string what)
    {
        if (value.Kind != JsonValueKind.Object)
            return text.TextOf(value, $"{what}, a column's name,") is { } name ? ColumnAt(name, value) : ValueMapping.Of("");
        var written = new MappingObject(text, value, what);
        var read = Value(written, what, " ");
        written.Finish();
        return read;
    }

    /// <summary>An instant.</summary>
    public InstantMapping Instant(JsonPlace value, string what)
    {
        if (value.Kind != JsonValueKind.Object)
            return new InstantMapping(Value(value, what), ["iso"], defaults.Zone, AmbiguousTime.Earlier);
        var written = new MappingObject(text, value, what);
        var read = new InstantMapping(
            Value(written, what, " "),
            Formats(written),
            written.Find("zone") is { } zone ? MappingDefaults.ZoneOf(text, zone) : defaults.Zone,
            written.Find("ambiguous") is { } rule ? text.WordOf(rule, "'ambiguous'", Ambiguities) : AmbiguousTime.Earlier);
        written.Finish();
        return read;
    }

    /// <summary>A date.</summary>
    public DateMapping Date(JsonPlace value, string what)
    {
        if (value.Kind != JsonValueKind.Object)
            return new DateMapping(Value(value, what), ["iso"]);
        var written = new MappingObject(text, value, what);
        var read = new DateMapping(Value(written, what, "-"), Formats(written));
        written.Finish();
        return read;
    }

    /// <summary>An amount; its currency is its own or the mapping's.</summary>
    public AmountMapping Amount(JsonPlace value)
    {
        var written = value.Kind == JsonValueKind.Object ? new MappingObject(text, value, "'amount'") : null;
        var amount = written is null ? Value(value, "'amount'") : Value(written, "'amount'", " ");
        var currency = written?.Find("currency") is { } own ? Currency(own) : defaults.Currency is { } all ? ValueMapping.Of(all) : null;
        var mark = written?.Find("decimal") is { } point ? text.WordOf(point, "'decimal'", DecimalMarks) : '.';
        written?.Finish();
        if (currency is null)
            text.Mistake(value.Offset, "'amount' needs a currency.", "Say \"currency\": \"EUR\" here or for the whole mapping, or \"currency\": {\"column\": …}.");
        return new AmountMapping(amount, currency ?? ValueMapping.Of(""), mark);
    }

    /// <summary>A list of identifiers.</summary>
    public IReadOnlyList<IdentifierMapping> Identifiers(JsonPlace value)
    {
        if (value.Kind == JsonValueKind.Array)
            return [.. value.Items.Select(item => Identifier(item, null))];
        text.Mistake(value.Offset, "'identifiers' must be a list.", "As [{\"kind\": \"account\", \"column\": \"account_no\"}].");
        return [];
    }

    /// <summary>Phones or e-mails of a party: one or a list, each a column's name or an object.</summary>
    public IEnumerable<IdentifierMapping> Contacts(JsonPlace value, string kind) =>
        (value.Kind == JsonValueKind.Array ? value.Items : [value]).Select(item => Identifier(item, kind));

    /// <summary>Attributes: a list of columns, or an object from name to value.</summary>
    public IReadOnlyList<AttributeMapping> Attributes(JsonPlace value)
    {
        IReadOnlyList<(AttributeMapping Attribute, int Offset)> read = value.Kind == JsonValueKind.Object
            ? [.. value.Members.Select(member => (new AttributeMapping(member.Name, Value(member.Value, $"Attribute '{member.Name}'")), member.Offset))]
            : [.. (value.Kind == JsonValueKind.Array ? value.Items : [value]).Select(item => (Column: text.TextOf(item, "An attribute's column"), item)).Where(pair => pair.Column is not null)
                .Select(pair => (new AttributeMapping(pair.Column!, ColumnAt(pair.Column!, pair.item)), pair.item.Offset))];
        foreach (var (attribute, offset) in read)
            CheckName(attribute.Name, offset);
        return [.. read.Select(pair => pair.Attribute)];
    }

    /// <summary>One condition or a list of them.</summary>
    public IReadOnlyList<RowCondition> Conditions(JsonPlace value) =>
        [.. (value.Kind == JsonValueKind.Array ? value.Items : [value]).Select(Condition)];

    private IdentifierMapping Identifier(JsonPlace value, string? fixedKind)
    {
        if (value.Kind != JsonValueKind.Object && fixedKind is not null)
            return new IdentifierMapping(fixedKind, Value(value, $"'{fixedKind}'"), null, IdentifierKinds.NormalisationOf(fixedKind), defaults.Region, false);
        var written = new MappingObject(text, value, "An identifier");
        var kind = fixedKind ?? (written.Need("kind", "As \"account\", \"msisdn\", \"email\", \"device\", \"cookie\", \"case\".") is { } named ? Kind(named) : "");
        var read = new IdentifierMapping(
            kind,
            Value(written, "An identifier", ""),
            written.Find("split") is { } split ? text.TextOf(split, "'split'") : null,
            written.Find("normalise") is { } form ? text.WordOf(form, "'normalise'", Normalisations) : IdentifierKinds.NormalisationOf(kind),
            written.Find("region") is { } region ? MappingDefaults.RegionOf(text, region) : defaults.Region,
            written.Find("required") is { } required && text.WordOf(required, "'required'", Flags));
        written.Finish();
        return read;
    }

    private RowCondition Condition(JsonPlace value)
    {
        var written = new MappingObject(text, value, "A condition");
        var subject = Value(written, "A condition", " ");
        var equal = Words(written, "equals") ?? Words(written, "in");
        var different = Words(written, "notEquals") ?? Words(written, "notIn");
        var matches = written.Find("matches") is { } pattern ? Pattern(pattern) : null;
        bool? empty = written.Find("empty") is { } flag ? text.WordOf(flag, "'empty'", Flags) : null;
        written.Finish();
        if (equal is null && different is null && matches is null && empty is null)
            text.Mistake(value.Offset, "A condition needs something to hold.", "One of: equals, in, notEquals, notIn, matches, empty.");
        return new RowCondition(subject, equal, different, matches, empty);
    }

    private HashSet<string>? Words(MappingObject written, string name) =>
        written.Find(name) is { } value ? text.TextsOf(value, $"'{name}'").ToHashSet(StringComparer.Ordinal) : null;

    private Regex? Pattern(JsonPlace value)
    {
        if (text.TextOf(value, "'matches'") is not { } pattern)
            return null;
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (RegexParseException mistake)
        {
            text.Mistake(value.Offset, $"'matches' is no regular expression: {mistake.Error} at {mistake.Offset}.");
            return null;
        }
    }

    private ValueMapping Value(MappingObject written, string what, string separator)
    {
        var column = written.Find("column");
        var columns = written.Find("columns");
        var constant = written.Find("constant");
        if (new[] { column, columns, constant }.Count(place => place is not null) != 1)
            text.Mistake(written.Offset, $"{what} needs exactly one of 'column', 'columns' and 'constant'.");
        var names = (column ?? columns) is { } place ? text.TextsOf(place, "A column's name") : [];
        return new ValueMapping(
            names,
            constant is null ? null : text.TextOf(constant, "'constant'"),
            written.Find("separator") is { } between ? text.TextOf(between, "'separator'") ?? separator : separator,
            written.Find("map") is { } map ? Map(map) : null,
            written.Find("otherwise") is { } otherwise ? text.TextOf(otherwise, "'otherwise'") : null,
            written.Find("unmapped") is { } unmapped && text.WordOf(unmapped, "'unmapped'", Unmapped),
            written.Find("ifEmpty") is { } empty ? text.TextOf(empty, "'ifEmpty'") : null,
            written.Find("case") is { } letters ? text.WordOf(letters, "'case'", Cases) : LetterCase.AsWritten,
            text.PlaceOf((column ?? columns ?? constant)?.Offset ?? written.Offset));
    }

    private Dictionary<string, string> Map(JsonPlace value)
    {
        if (value.Kind != JsonValueKind.Object)
            text.Mistake(value.Offset, "'map' must be an object from value as written to value as meant.");
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, member, _) in value.Members)
            map[name] = text.TextOf(member, $"'{name}'") ?? "";
        return map;
    }

    private IReadOnlyList<string> Formats(MappingObject written)
    {
        var one = written.Find("format");
        var place = written.Find("formats") ?? one;
        if (place is null)
            return ["iso"];
        var formats = text.TextsOf(place, "'format'");
        foreach (var format in formats)
        {
            if (Rows.InstantFormat.MistakeIn(format) is { } mistake)
                text.Mistake(place.Offset, $"'{format}' is no format: {mistake}", "Use iso, epochSeconds, epochMilliseconds, or a pattern of yyyy MM dd HH mm ss fff zzz.");
        }

        return formats;
    }

    private ValueMapping Currency(JsonPlace value) =>
        value.Kind == JsonValueKind.String ? ValueMapping.Of(value.Text) : Value(value, "'currency'");

    private ValueMapping ColumnAt(string name, JsonPlace value) => ValueMapping.Column(name) with { Place = text.PlaceOf(value.Offset) };

    private string Kind(JsonPlace value)
    {
        var kind = text.TextOf(value, "'kind'") ?? "";
        if (kind.Length == 0 || !kind.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_' or '-'))
            text.Mistake(value.Offset, $"'{kind}' cannot be a kind of identifier.", "Use lower-case letters, digits, '-' and '_'.");
        return kind;
    }

    private void CheckName(string name, int offset)
    {
        if (IdentifierKinds.Reserved.Contains(name))
            text.Mistake(offset, $"An attribute cannot be called '{name}': every touchpoint or party has that already.", "Give it another name: {\"attributes\": {\"other_name\": \"" + name + "\"}}.");
        if (name.Length == 0 || name.AsSpan().IndexOfAny(NotInNames) >= 0)
            text.Mistake(offset, $"'{name}' cannot be an attribute's name: no blanks, commas, semicolons, quotes or tildes.", "Give it another name: {\"attributes\": {\"other_name\": \"column\"}}.");
    }
}
