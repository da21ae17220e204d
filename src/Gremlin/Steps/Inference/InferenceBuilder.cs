using Gremlin.Engine;
using Gremlin.Predicates;
using Gremlin.Steps.Branch;
using Gremlin.Steps.Build;
using Gremlin.Steps.Filter;
using Gremlin.Steps.FlatMap;
using Gremlin.Store;

namespace Gremlin.Steps.Inference;

/// <summary>Neptune ML's <c>with('Neptune#ml.…')</c> behind a step: makes the step ask a model.</summary>
internal static class InferenceBuilder
{
    public const string Prefix = "Neptune#ml.";
    private const string Score = Prefix + "score";

    public static void Apply(StepArguments arguments, List<Step> steps)
    {
        var option = arguments.Text(0);
        switch (option, steps[^1])
        {
            case (Prefix + "classification", PropertiesStep properties): Replace(arguments, steps, ToProperty(properties, InferenceKind.Classification)); break;
            case (Prefix + "regression", PropertiesStep properties): Replace(arguments, steps, ToProperty(properties, InferenceKind.Regression)); break;
            case (Prefix + "prediction", AdjacentStep adjacent): Replace(arguments, steps, ToLink(adjacent)); break;
            case (_, IInferenceStep inference) when option.StartsWith(Prefix, StringComparison.Ordinal): inference.Options[option] = arguments.Count == 2 ? arguments.Operand(1) : Operand.Null; break;
            default: throw new GremlinException(GremlinErrorCode.UnsupportedOperation, $"with('{option}') is not supported behind {steps[^1].Name}().");
        }
    }

    /// <summary>What can only be said of the whole traversal.</summary>
    public static void Check(Traversal root)
    {
        var all = root.Everything().OfType<IInferenceStep>().ToList();
        if (all.Count == 0) return;
        if (all.Count > 1) throw new GremlinException(GremlinErrorCode.UnsupportedOperation, "Only one ML inference is supported in a query.");
        if (root.Everything().OfType<RepeatStep>().Any(repeat => repeat.Children.Any(child => child.Everything().OfType<IInferenceStep>().Any())))
            throw new GremlinException(GremlinErrorCode.UnsupportedOperation, "ML inference queries are currently not supported with repeat() step.");
        CheckLinks(root);
    }

    private static void CheckLinks(Traversal traversal)
    {
        for (var i = 0; i < traversal.Steps.Count; i++)
        {
            if (traversal.Steps[i] is InferredLinkStep link) link.TargetLabel = LabelBehind(traversal, i + 1);
            foreach (var child in traversal.Steps[i].Children) CheckLinks(child);
        }
    }

    private static Operand LabelBehind(Traversal traversal, int place)
    {
        for (; place < traversal.Steps.Count && traversal.Steps[place] is HasStep or HasTokenStep or HasLabelStep or LabelAndHasStep or HasPropertyStep; place++)
        {
            var label = (traversal.Steps[place] as HasLabelStep ?? (traversal.Steps[place] as LabelAndHasStep)?.Label)?.Predicate;
            if (label is ComparePredicate { Comparison: Comparison.Eq } equals) return equals.Operand;
        }

        throw new GremlinException(GremlinErrorCode.InvalidParameter, "Predicted vertex label needs to be specified using has() step for ML inference queries.");
    }

    private static void Replace(StepArguments arguments, List<Step> steps, Step inference)
    {
        if (!arguments.Builder.Settings.ContainsKey(Prefix + "endpoint")) throw new GremlinException(GremlinErrorCode.MissingParameter, "No endpoint provided for external service query.");
        inference.Labels = steps[^1].Labels;
        steps[^1] = inference;
    }

    private static InferredPropertyStep ToProperty(PropertiesStep properties, InferenceKind kind)
    {
        var keys = properties.Keys.Where(key => key != Score).OfType<string>().ToList();
        if (keys.Count != 1) throw new GremlinException(GremlinErrorCode.InvalidParameter, "ML inference queries are currently supported for one property key.");
        return new InferredPropertyStep(kind, keys[0], properties.Keys.Contains(Score));
    }

    private static InferredLinkStep ToLink(AdjacentStep adjacent)
    {
        if (adjacent.Direction == Direction.Both) throw new GremlinException(GremlinErrorCode.UnsupportedOperation, $"ML inference queries are currently not supported with {adjacent.Name}() step.");
        if (adjacent.ToEdges) throw new GremlinException(GremlinErrorCode.UnsupportedOperation, $"ML inference queries are currently not supported with {adjacent.Name}() step.");
        if (adjacent.EdgeLabels is not [{ } label]) throw new GremlinException(GremlinErrorCode.InvalidParameter, "ML inference queries require exactly one edge label.");
        return new InferredLinkStep(adjacent.Direction == Direction.In, label);
    }
}
