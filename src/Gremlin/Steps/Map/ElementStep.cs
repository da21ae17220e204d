using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>element()</c>: the element that a property belongs to.</summary>
internal sealed class ElementStep : MapStep
{
    public override string Name => "element";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = traverser.Content.Kind switch
        {
            ValueKind.VertexProperty => traverser.Content.As<VertexPropertyItem>().Vertex,
            ValueKind.Property => traverser.Content.As<EdgePropertyItem>().Edge,
            _ => throw Elements.NotAn("Property", traverser.Content),
        };
        return true;
    }
}
