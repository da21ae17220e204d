using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary><c>property(map)</c>: sets each entry as a property.</summary>
internal sealed class PropertiesMapStep(Operand map, Cardinality? cardinality) : SideEffectStep, IWrites
{
    public override string Name => "property";

    protected override void Run(ref Traverser traverser)
    {
        var entries = map.Get(Context);
        if (entries.IsNull) return;
        PropertyStep.DemandElement(traverser.Content, cardinality is not null);
        for (var i = 0; i < entries.As<MapValue>().Count; i++)
            PropertySetting.Set(traverser.Content, Texts.Key(entries.As<MapValue>().Keys[i]), entries.As<MapValue>().Values[i], cardinality ?? Cardinality.Set, Context);
    }
}
