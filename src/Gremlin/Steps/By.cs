using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>A <c>by()</c>: what a step looks at instead of the object itself.</summary>
internal abstract class By
{
    public static readonly By Itself = new ByItself();

    public virtual Traversal? Nested => null;

    /// <summary>Whether the modulator gives anything for the walker, and what.</summary>
    public abstract bool TryApply(in Traverser traverser, QueryContext context, out Value content);

    /// <summary>The same for a value that no walker stands on.</summary>
    public bool TryApply(in Value value, QueryContext context, out Value content) => TryApply(new Traverser(value, 1, null), context, out content);

    /// <summary>What the modulator gives; a failure when it gives nothing.</summary>
    public Value Demand(in Traverser traverser, QueryContext context) => TryApply(traverser, context, out var content)
        ? content
        : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The provided traverser does not map to a value: {ValueText.Of(traverser.Content)}->{this}");
}

/// <summary><c>by()</c>: the object.</summary>
internal sealed class ByItself : By
{
    public override bool TryApply(in Traverser traverser, QueryContext context, out Value content)
    {
        content = traverser.Content;
        return true;
    }

    public override string ToString() => "identity";
}

/// <summary><c>by('key')</c>: a property's first value, or what a map has under the key.</summary>
internal sealed class ByKey(string key) : By
{
    private int _known;

    public string Key => key;

    public override bool TryApply(in Traverser traverser, QueryContext context, out Value content)
    {
        var from = traverser.Content;
        switch (from.Kind)
        {
            case ValueKind.Vertex or ValueKind.Edge:
                return Elements.TryFirstValue(from, key, ref _known, out content) || context.ProductiveBys;
            case ValueKind.Map:
                from.As<MapValue>().TryGet(key, out content);
                return true;
            case ValueKind.Null:
                content = default;
                return true;
            case ValueKind.VertexProperty:
                content = default;
                return false;
            default:
                throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The by(\"{key}\") modulator can only be applied to a traverser that is an Element or a Map - it is being applied to [{ValueText.Of(from)}] a {ValueText.ClassOf(from)} class instead");
        }
    }

    public override string ToString() => $"value({key})";
}

/// <summary><c>by(T.id)</c> and its like.</summary>
internal sealed class ByToken(ElementToken token) : By
{
    public ElementToken Token => token;

    public override bool TryApply(in Traverser traverser, QueryContext context, out Value content)
    {
        content = Elements.Token(traverser.Content, token);
        return true;
    }

    public override string ToString() => token.ToString().ToLowerInvariant();
}

/// <summary><c>by(keys)</c> and <c>by(values)</c>.</summary>
internal sealed class ByColumn(bool keys) : By
{
    public override bool TryApply(in Traverser traverser, QueryContext context, out Value content)
    {
        content = Columns.Of(traverser.Content, keys);
        return true;
    }

    public override string ToString() => keys ? "keys" : "values";
}

/// <summary><c>by(traversal)</c>: the first thing that it gives.</summary>
internal sealed class ByTraversal(Traversal nested) : By
{
    public override Traversal? Nested => nested;

    public override bool TryApply(in Traverser traverser, QueryContext context, out Value content) => nested.TryFirst(traverser, out content) || context.ProductiveBys;

    public override string ToString() => nested.Describe();
}
