using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary>One key and value of <c>property()</c>.</summary>
internal sealed class PropertySetting(ElementToken? token, Operand? key, Traversal? keyFrom, Operand? value, Traversal? valueFrom, Cardinality? cardinality)
{
    public ElementToken? Token => token;

    public bool HasCardinality => cardinality is not null;

    public IEnumerable<Traversal> Children => new[] { keyFrom, valueFrom }.OfType<Traversal>();

    public Value Value(in Traverser traverser, QueryContext context)
    {
        if (valueFrom is null) return value!.Get(context);
        return valueFrom.TryFirst(traverser, out var found) ? found : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The provided traverser does not map to a value: {ValueText.Of(traverser.Content)}->{valueFrom.Describe()}");
    }

    /// <summary>Sets it on an element, with values taken from where the walker is.</summary>
    public void Apply(in Value element, in Traverser traverser, QueryContext context)
    {
        if (token is not null) return;
        var name = keyFrom is null ? key!.Get(context) : keyFrom.TryFirst(traverser, out var found) ? found : default;
        if (name.Kind == ValueKind.Token) return;
        if (TryValue(traverser, context, out var content)) Set(element, Texts.Key(name), content, cardinality ?? Cardinality.Set, context);
    }

    /// <summary>Sets one property; null takes it away, as in a graph that has no null values.</summary>
    public static void Set(in Value element, string key, in Value value, Cardinality cardinality, QueryContext context)
    {
        if (value.Reference is CardinalityValue given)
        {
            Set(element, key, given.Content, given.Cardinality, context);
            return;
        }

        if (value.IsNull) context.Graph.RemoveKey(element, key);
        else context.Graph.SetProperty(element, key, value, cardinality);
    }

    private bool TryValue(in Traverser traverser, QueryContext context, out Value content)
    {
        if (valueFrom is not null) return valueFrom.TryFirst(traverser, out content);
        content = value!.Get(context);
        return true;
    }
}
