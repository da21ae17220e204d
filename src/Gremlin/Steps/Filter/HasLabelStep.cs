using Gremlin.Engine;
using Gremlin.Predicates;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>hasLabel()</c>: one of a vertex's labels meets the predicate; the joined form <c>A::B</c> is no label.</summary>
internal sealed class HasLabelStep(Predicate predicate) : FilterStep
{
    public override string Name => "hasLabel";

    public Predicate Predicate => predicate;

    protected override bool Keeps(ref Traverser traverser)
    {
        var content = traverser.Content;
        if (content.Kind != ValueKind.Vertex) return Context.Holds(predicate, Elements.Label(content));
        var names = Context.Graph.View.Names;
        var labels = names.LabelSets[Context.Graph.View.LabelSet(content.Index)];
        if (labels.Length == 1) return Context.Holds(predicate, Value.Of(names.Labels[labels[0]]));
        return predicate is NotPredicate or WithinPredicate { Within: false } or ComparePredicate { Comparison: Comparison.Neq } ? AllMeet(labels) : AnyMeets(labels);
    }

    protected override string Arguments() => $"({predicate})";

    private bool AnyMeets(ReadOnlySpan<int> labels)
    {
        foreach (var label in labels)
        {
            if (Context.Holds(predicate, Value.Of(Context.Graph.View.Names.Labels[label]))) return true;
        }

        return false;
    }

    private bool AllMeet(ReadOnlySpan<int> labels)
    {
        foreach (var label in labels)
        {
            if (!Context.Holds(predicate, Value.Of(Context.Graph.View.Names.Labels[label]))) return false;
        }

        return true;
    }
}
