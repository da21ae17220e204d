using Gremlin.Engine;
using Gremlin.Predicates;
using Gremlin.Steps;
using Gremlin.Steps.Filter;
using Gremlin.Steps.FlatMap;
using Gremlin.Values;

namespace Gremlin.Rewrites;

/// <summary>
/// Conditions right behind <c>V()</c> or <c>E()</c> tell it where to look: by id, by label, by an index on a key.
/// The conditions themselves stay, so that what the look-up lets through too much is still dropped.
/// </summary>
internal static class FoldConditionsIntoStart
{
    public static bool Apply(Traversal traversal, PathTracking paths)
    {
        var changed = false;
        for (var i = 0; i < traversal.Steps.Count; i++)
        {
            if (traversal.Steps[i] is GraphStep { HasIds: false } graph) changed |= Fold(traversal, i + 1, graph);
        }

        return changed;
    }

    private static bool Fold(Traversal traversal, int next, GraphStep graph)
    {
        var before = (graph.OnlyLabels, graph.Indexed, graph.OnlyIds);
        for (; next < traversal.Steps.Count; next++)
        {
            switch (traversal.Steps[next])
            {
                case HasLabelStep label: graph.OnlyLabels ??= ValuesOf(label.Predicate); break;
                case HasTokenStep { Token: ElementToken.Id } id: graph.OnlyIds ??= ValuesOf(id.Predicate); break;
                case HasStep { Predicate: ComparePredicate { Comparison: Comparison.Eq } equals } has: graph.Indexed ??= (has.Key, equals.Operand); break;
                case HasStep or HasTokenStep or HasPropertyStep: break;
                default: return before != (graph.OnlyLabels, graph.Indexed, graph.OnlyIds);
            }
        }

        return before != (graph.OnlyLabels, graph.Indexed, graph.OnlyIds);
    }

    private static IReadOnlyList<Operand>? ValuesOf(Predicate predicate) => predicate switch
    {
        ComparePredicate { Comparison: Comparison.Eq } equals => [equals.Operand],
        WithinPredicate { Within: true } within => [.. within.Operands],
        _ => null,
    };
}
