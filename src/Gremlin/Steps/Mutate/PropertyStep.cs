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
        var element = traverser.Content;
        if (element.Kind == ValueKind.VertexProperty) throw new GremlinException(GremlinErrorCode.UnsupportedOperation, "Vertex meta-properties are not supported.");
        if (element.Kind is not (ValueKind.Vertex or ValueKind.Edge)) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The incoming object is not an Element: {ValueText.ClassOf(element)} does not accept property()");
        if (setting.Token is not null) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The {setting.Token} of an element that exists can not be set.");
        if (element.Kind == ValueKind.Edge && setting.HasCardinality) throw new GremlinException(GremlinErrorCode.InvalidParameter, "Property cardinality can only be set for a Vertex but the traversal encountered an Edge");
        setting.Apply(element, traverser, Context);
    }
}
