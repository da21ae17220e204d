using Gremlin.Values;

namespace Gremlin.Steps.Text;

/// <summary>What the string steps do to one string.</summary>
internal static class TextWork
{
    public static Value Replace(string text, in Value old, in Value with) =>
        Value.Of(old.IsNull || with.IsNull || old.AsString.Length == 0 ? text : text.Replace(old.AsString, with.AsString, StringComparison.Ordinal));

    /// <summary>Parts between separators, empty ones left out; by blanks when there is no separator.</summary>
    public static Value Split(string text, in Value separator)
    {
        var parts = separator.IsNull || separator.AsString.Length == 0
            ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : text.Split(separator.AsString, StringSplitOptions.RemoveEmptyEntries);
        return Collections.List(parts.Select(part => Value.Of(part)));
    }

    /// <summary>From one place up to another; negative places count from the end.</summary>
    public static Value Substring(string text, long from, long? to)
    {
        var first = Math.Clamp(from < 0 ? text.Length + from : from, 0, text.Length);
        var last = to is not { } end ? text.Length : Math.Clamp(end < 0 ? text.Length + end : end, 0, text.Length);
        return Value.Of(last <= first ? "" : text[(int)first..(int)last]);
    }

    /// <summary>A string back to front by code points, a collection in the other direction; anything else as it is.</summary>
    public static Value Reverse(in Value value)
    {
        if (value.Kind == ValueKind.String)
        {
            var runes = value.AsString.EnumerateRunes().Reverse();
            return Value.Of(string.Concat(runes.Select(rune => rune.ToString())));
        }

        return Collections.IsIterable(value) ? Collections.List(Collections.Items(value).Reverse()) : value;
    }
}
