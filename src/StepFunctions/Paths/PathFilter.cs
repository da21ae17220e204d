using System.Text.RegularExpressions;

namespace StepFunctions.Paths;

/// <summary>A condition within <c>[?(…)]</c>.</summary>
internal abstract record PathFilter
{
    /// <summary>Whether the condition holds of <paramref name="item"/>, within the document <paramref name="root"/>.</summary>
    public abstract bool Holds(JsonElement item, JsonElement root);

    /// <summary>All of several conditions.</summary>
    public sealed record All(IReadOnlyList<PathFilter> Parts) : PathFilter
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement item, JsonElement root) => Parts.All(part => part.Holds(item, root));
    }

    /// <summary>Any of several conditions.</summary>
    public sealed record Any(IReadOnlyList<PathFilter> Parts) : PathFilter
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement item, JsonElement root) => Parts.Any(part => part.Holds(item, root));
    }

    /// <summary>The opposite of a condition.</summary>
    public sealed record Not(PathFilter Part) : PathFilter
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement item, JsonElement root) => !Part.Holds(item, root);
    }

    /// <summary>That a path leads somewhere.</summary>
    public sealed record Exists(FilterOperand Operand) : PathFilter
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement item, JsonElement root) => Operand.Value(item, root).ValueKind != JsonValueKind.Undefined;
    }

    /// <summary>A comparison.</summary>
    public sealed record Compare(FilterOperand Left, string Operator, FilterOperand Right) : PathFilter
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement item, JsonElement root) =>
            FilterComparison.Holds(Left.Value(item, root), Operator, Right.Value(item, root));
    }

    /// <summary>A regular expression that a text must match.</summary>
    public sealed record Match(FilterOperand Left, Regex Pattern) : PathFilter
    {
        /// <inheritdoc/>
        public override bool Holds(JsonElement item, JsonElement root)
        {
            var value = Left.Value(item, root);
            return value.ValueKind == JsonValueKind.String && Pattern.Match(value.GetString()!) is { Success: true } match
                && match.Length == value.GetString()!.Length;
        }
    }
}

/// <summary>One side of a comparison: a path or a literal; undefined when the path leads nowhere.</summary>
internal sealed record FilterOperand(JsonElement Literal, JsonPath? Path, bool FromItem)
{
    /// <summary>The value for <paramref name="item"/>.</summary>
    public JsonElement Value(JsonElement item, JsonElement root)
    {
        if (Path is null)
            return Literal;
        return Path.TryEvaluate(FromItem ? item : root, out var found) ? found : default;
    }
}
