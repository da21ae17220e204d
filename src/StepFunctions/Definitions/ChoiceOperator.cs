using System.Globalization;
using System.Text.RegularExpressions;

namespace StepFunctions.Definitions;

/// <summary>A comparison operator of the Choice state.</summary>
/// <param name="Name">Without <c>Path</c>: <c>StringEquals</c>.</param>
/// <param name="OperandFits">Whether a value may stand on its right.</param>
/// <param name="Holds">Whether it holds between the variable's value and the operand.</param>
/// <param name="HasPathForm">Whether <c>…Path</c> exists too.</param>
internal sealed partial record ChoiceOperator(string Name, Func<JsonElement, bool> OperandFits, Func<JsonElement, JsonElement, bool> Holds, bool HasPathForm = true)
{
    private static readonly (string Suffix, Func<int, bool> Holds)[] Orders =
        [("Equals", o => o == 0), ("LessThan", o => o < 0), ("GreaterThan", o => o > 0), ("LessThanEquals", o => o <= 0), ("GreaterThanEquals", o => o >= 0)];

    private static readonly Dictionary<string, ChoiceOperator> All = Ordered("String", Json.IsString, (a, b) => string.CompareOrdinal(a.GetString(), b.GetString()))
        .Concat(Ordered("Numeric", Json.IsNumber, Json.CompareNumbers))
        .Concat(Ordered("Timestamp", IsTimestamp, (a, b) => Instant(a).CompareTo(Instant(b))))
        .Append(new ChoiceOperator("BooleanEquals", IsBoolean, (a, b) => IsBoolean(a) && a.ValueKind == b.ValueKind))
        .Append(new ChoiceOperator("StringMatches", Json.IsString, Matches, false))
        .Concat([Is("IsNull", v => v.ValueKind == JsonValueKind.Null), Is("IsString", Json.IsString), Is("IsNumeric", Json.IsNumber),
            Is("IsBoolean", IsBoolean), Is("IsTimestamp", IsTimestamp), Is("IsPresent", _ => true)])
        .ToDictionary(one => one.Name);

    /// <summary>Whether a missing variable is an answer rather than an error.</summary>
    public bool IsPresence => Name == "IsPresent";

    /// <summary>The operator of a name without <c>Path</c>; null when there is none.</summary>
    public static ChoiceOperator? Named(string name) => All.GetValueOrDefault(name);

    /// <summary>RFC 3339 with an upper-case T and, where no offset is given, Z.</summary>
    public static bool IsTimestamp(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && TimestampText().IsMatch(value.GetString()!) && TryInstant(value.GetString()!, out _);

    /// <summary>Reads an instant.</summary>
    public static bool TryInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        return TimestampText().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
    }

    private static IEnumerable<ChoiceOperator> Ordered(string type, Func<JsonElement, bool> fits, Comparison<JsonElement> compare) =>
        Orders.Select(order => new ChoiceOperator(type + order.Suffix, fits, (a, b) => fits(a) && fits(b) && order.Holds(compare(a, b))));

    private static ChoiceOperator Is(string name, Func<JsonElement, bool> test) =>
        new(name, IsBoolean, (value, wanted) => test(value) == (wanted.ValueKind == JsonValueKind.True), false);

    private static bool IsBoolean(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static DateTimeOffset Instant(JsonElement value) => TryInstant(value.GetString()!, out var instant) ? instant : default;

    private static bool Matches(JsonElement value, JsonElement pattern) =>
        value.ValueKind == JsonValueKind.String && Wildcards.Match(value.GetString()!, pattern.GetString()!);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex TimestampText();
}
