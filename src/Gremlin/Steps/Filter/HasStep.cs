using Gremlin.Engine;
using Gremlin.Predicates;
using Gremlin.Store;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>has('key', predicate)</c>: some value under the key meets the predicate.</summary>
internal sealed class HasStep(string key, Predicate predicate) : FilterStep
{
    private QueryContext? _preparedFor;
    private TextProbe _texts;
    private bool _isOfTexts;
    private int _known;

    public override string Name => "has";

    public string Key => key;

    public Predicate Predicate => predicate;

    protected override bool Keeps(ref Traverser traverser)
    {
        var element = traverser.Content;
        if (element.Kind is ValueKind.VertexProperty or ValueKind.Property) return false;
        if (element.Kind is not (ValueKind.Vertex or ValueKind.Edge)) throw Elements.NotAn("Element", element);
        return Admits(element);
    }

    /// <summary>Whether a vertex or an edge meets the condition.</summary>
    public bool Admits(in Value element)
    {
        if (!ReferenceEquals(_preparedFor, Context)) Prepare();
        if (_known == 0 && (_known = Context.Graph.FindKey(key)) == 0) return false;
        if (_isOfTexts && element.Kind == ValueKind.Vertex) return _texts.Matches(Context.Graph.View, element.Index);
        var values = Context.Graph.Values(element, _known);
        while (values.MoveNext())
        {
            if (Context.Holds(predicate, Context.Graph.ToValue(values.Value))) return true;
        }

        return false;
    }

    protected override string Arguments() => $"({key}, {predicate})";

    /// <summary>Equality of a vertex's values with strings is decided by the texts' numbers, without reading the texts.</summary>
    private void Prepare()
    {
        _preparedFor = Context;
        _isOfTexts = false;
        _known = Context.Graph.FindKey(key);
        if (Context.Graph.IsWriting || predicate is not (ComparePredicate { Comparison: Comparison.Eq } or WithinPredicate { Within: true })) return;
        var texts = new List<int>();
        foreach (var operand in predicate.Operands)
        {
            var wanted = operand.Get(Context);
            if (wanted.Kind != ValueKind.String) return;
            texts.Add(Context.Graph.View.Names.FindText(wanted.AsString));
        }

        _isOfTexts = texts.Count > 0;
        _texts = new TextProbe(_known, [.. texts]);
    }
}
