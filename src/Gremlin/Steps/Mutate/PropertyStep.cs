using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary><c>property()</c>: sets a property of the element.</summary>
internal sealed class PropertyStep(PropertySetting setting) : SideEffectStep, IWrites
{
    public override string Name => "property";

    public PropertySetting Setting => setting;

    public override IEnumerable<Traversal> Children => setting.Children;

    protected override void Run(ref Traverser traverser)
    {
        DemandElement(traverser.Content, setting.HasCardinality);
        if (setting.Token is not null) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The {setting.Token} of an element that exists can not be set.");
        setting.Apply(traverser.Content, traverser, Context);
    }

    /// <summary>Refuses what takes no property, or none of a cardinality.</summary>
    public static void DemandElement(in Value element, bool hasCardinality)
    {
        if (element.Kind == ValueKind.VertexProperty) throw new GremlinException(GremlinErrorCode.UnsupportedOperation, "Vertex meta-properties are not supported.");
        if (element.Kind is not (ValueKind.Vertex or ValueKind.Edge)) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The incoming object is not an Element: {ValueText.ClassOf(element)} does not accept property()");
        if (element.Kind == ValueKind.Edge && hasCardinality) throw new GremlinException(GremlinErrorCode.InvalidParameter, "Property cardinality can only be set for a Vertex but the traversal encountered an Edge");
    }
}
