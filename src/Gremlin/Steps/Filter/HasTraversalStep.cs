using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>has(key, traversal)</c>: the traversal gives something for the key's value.</summary>
internal sealed class HasTraversalStep(By by, string? key, Traversal nested) : FilterStep
{
    private readonly List<Value> _values = [];

    public override string Name => "has";

    public override IEnumerable<Traversal> Children => [nested];

    protected override bool Keeps(ref Traverser traverser)
    {
        if (key is null) return by.TryApply(traverser, Context, out var content) && nested.Test(Context.Split(traverser, content));
        _values.Clear();
        Elements.Properties(traverser.Content, [key], _values);
        foreach (var item in _values)
        {
            if (nested.Test(Context.Split(traverser, Elements.Content(item)))) return true;
        }

        return false;
    }
}
