using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.FlatMap;

/// <summary><c>properties()</c>: an element's properties, all or of some keys.</summary>
internal sealed class PropertiesStep(IReadOnlyList<string?> keys) : ListMapStep
{
    public override string Name => "properties";

    public IReadOnlyList<string?> Keys => keys;

    protected override void Fill(in Traverser traverser, List<Value> found)
    {
        var element = traverser.Content;
        if (!element.IsElement) throw Elements.NotAn("Element", element);
        Elements.Properties(element, keys, found);
    }

    protected override string Arguments() => "(" + string.Join(", ", keys) + ")";
}
