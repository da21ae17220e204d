namespace StepFunctions.Paths;

/// <summary>A JSONPath as Step Functions reads it: of the input (<c>$.a</c>), the context object (<c>$$.a</c>) or a variable (<c>$name.a</c>).</summary>
/// <remarks>A definite path gives its value, any other the list of what it finds. The dialect is that of Jayway's JsonPath, which the service uses.</remarks>
public sealed class JsonPath
{
    internal JsonPath(string text, string? variable, IReadOnlyList<PathSegment> segments)
    {
        (Text, Variable, Segments) = (text, variable, segments);
        IsDefinite = segments.Select((segment, at) => segment.IsDefinite || (segment is PathSegment.Fields && at == segments.Count - 1)).All(one => one);
    }

    /// <summary>The path as written.</summary>
    public string Text { get; }

    /// <summary>Whether the path leads to at most one value.</summary>
    public bool IsDefinite { get; }

    /// <summary>Whether the path may say where to put a value: names and single indices only.</summary>
    public bool IsReference => Segments.All(segment => segment is PathSegment.Field or PathSegment.Index { Position: >= 0 });

    /// <summary>Whether the path starts at the context object.</summary>
    public bool IsContext => Variable == "$";

    /// <summary>The name of the variable the path starts at; null when it starts at the input.</summary>
    internal string? Variable { get; }

    internal IReadOnlyList<PathSegment> Segments { get; }

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">The text is no path; the message says what is wrong and where.</exception>
    public static JsonPath Parse(string text)
    {
        var parser = new PathParser(text, 0);
        var path = parser.Path();
        if (parser.At != text.Length)
            throw new FormatException($"Invalid path '{text}': unexpected '{text[parser.At]}' at position {parser.At}.");
        return path;
    }

    /// <summary>Follows the path from <paramref name="root"/>.</summary>
    /// <param name="root">Where <c>$</c> (or the context object, or the variable) stands.</param>
    /// <param name="value">What was found: the value of a definite path, else a list.</param>
    /// <returns>False when the path leads nowhere.</returns>
    public bool TryEvaluate(JsonElement root, out JsonElement value) => new PathEvaluation(this, root).TryFind(out value);

    /// <summary>Where the path ends in nothing, in the words of Jayway's JsonPath, which the service hands on.</summary>
    internal string WhatIsMissing(JsonElement root)
    {
        var (node, way) = (root, new System.Text.StringBuilder("$"));
        for (var at = 0; at < Segments.Count; at++)
        {
            way.Append(Segments[at] switch
            {
                PathSegment.Field field => $"['{field.Name}']",
                PathSegment.Index index => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{index.Position}]"),
                _ => "",
            });
            if (Segments[at] is not (PathSegment.Field or PathSegment.Index))
                break;
            if (!new JsonPath("", null, [Segments[at]]).TryEvaluate(node, out node))
                return at == Segments.Count - 1 ? $"No results for path: {way}" : $"Missing property in path {way}";
        }

        return $"No results for path: {Text}";
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
