using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary><c>addE()</c> with its <c>from</c>, <c>to</c> and the properties that follow it.</summary>
internal sealed class AddEdgeStep(bool starts, Operand? label, Traversal? labelFrom) : MutatingStep(starts)
{
    private readonly List<PropertySetting> _settings = [];

    public override string Name => "addE";

    public override PathTracking Needs => From?.Label is not null || To?.Label is not null ? PathTracking.Labelled : PathTracking.None;

    public override IEnumerable<Traversal> Children =>
        _settings.SelectMany(setting => setting.Children).Concat(new[] { labelFrom, From?.Nested, To?.Nested }.OfType<Traversal>());

    public override List<PropertySetting> Settings => _settings;

    public EdgeEnd? From { get; set; }

    public EdgeEnd? To { get; set; }

    protected override Value Make(in Traverser traverser)
    {
        var name = Texts.Label(labelFrom is null ? label!.Get(Context) : labelFrom.TryFirst(traverser, out var found) ? found : Value.Null, true)!;
        var from = End(From, traverser, "from");
        var to = End(To, traverser, "to");
        string? id = null;
        foreach (var setting in _settings)
        {
            if (setting.Token == ElementToken.Id) id = Texts.Id(setting.Value(traverser, Context));
            else if (setting.Token == ElementToken.Label) name = Texts.Label(setting.Value(traverser, Context), true)!;
            else if (setting.HasCardinality) throw new GremlinException(GremlinErrorCode.InvalidParameter, "Multi-property cardinality can only be set for a Vertex but the traversal encountered addE()");
        }

        var edge = Context.Graph.AddEdge(id, name, from, to);
        foreach (var setting in _settings) setting.Apply(edge, traverser, Context);
        return edge;
    }

    private Value End(EdgeEnd? end, in Traverser traverser, string which)
    {
        var vertex = end is null ? traverser.Content : end.Find(traverser, Context, which);
        return vertex.Kind == ValueKind.Vertex
            ? vertex
            : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The value given to addE(string).{which}() must resolve to a Vertex but {ValueText.Of(vertex)} was specified instead");
    }
}
