using Gremlin.Engine;
using Gremlin.Language;
using Gremlin.Steps.Branch;
using Gremlin.Steps.Map;
using Gremlin.Steps.Mutate;
using Gremlin.Values;

namespace Gremlin.Steps.Build;

/// <summary>Calls that are no steps but say more about the step before them.</summary>
internal static class Modulators
{
    public static bool TryApply(StepArguments arguments, List<Step> steps)
    {
        switch (arguments.Name)
        {
            case "as": AddLabels(arguments, steps); return true;
            case "by": AddBy(arguments, steps); return true;
            case "option": AddOption(arguments, steps); return true;
            case "from" or "to": return TryAddEnd(arguments, steps);
            case "times" or "until" or "emit" or "repeat": Repeats.Apply(arguments, steps); return true;
            case "with": With(arguments, steps); return true;
            case "property": return Properties.TryFold(arguments, steps);
            default: return false;
        }
    }

    public static By ToBy(StepArguments arguments)
    {
        if (arguments.Count == 0 || arguments.IsName(0, "Order")) return By.Itself;
        if (arguments.IsText(0)) return new ByKey(arguments.Text(0));
        if (arguments.TryName(0, "T", out var token)) return new ByToken(StepBuilder.ToToken(token));
        if (arguments.TryName(0, "Column", out var column)) return new ByColumn(column == "keys");
        return ToBy(arguments.Traversal(0));
    }

    /// <summary>A nested traversal; the plainest ones are looked up rather than run.</summary>
    private static By ToBy(Traversal nested) => nested.Steps switch
    {
        [IdentityStep { Labels.Length: 0 }] => By.Itself,
        _ => new ByTraversal(nested),
    };

    private static void AddLabels(StepArguments arguments, List<Step> steps)
    {
        if (arguments.Count == 0) throw arguments.Wrong();
        if (steps.Count == 0) steps.Add(new IdentityStep());
        steps[^1].Labels = [.. steps[^1].Labels.Union(arguments.Texts(0))];
    }

    private static void AddBy(StepArguments arguments, List<Step> steps)
    {
        if (steps.Count == 0 || steps[^1] is not IByModulated modulated) throw arguments.Builder.Fail(arguments.Place, "by() does not follow a step that takes it");
        arguments.Expect(0, 2);
        SortOrder? order = null;
        if (arguments.TryName(arguments.Count - 1, "Order", out var name))
            order = name switch { "desc" or "decr" => SortOrder.Descending, "shuffle" => SortOrder.Shuffle, _ => SortOrder.Ascending };
        else if (arguments.Count == 2) throw arguments.Wrong();
        modulated.AddBy(ToBy(arguments), order);
    }

    private static void AddOption(StepArguments arguments, List<Step> steps)
    {
        switch (steps.Count == 0 ? null : steps[^1])
        {
            case MergeStep merge: merge.SetOption(arguments.Expect(2, 3).Name_(0, "Merge"), ToMergeOption(arguments)); break;
            case BranchStep branch: branch.Add(ToBranchOption(arguments)); break;
            default: throw arguments.Builder.Fail(arguments.Place, "option() does not follow a step that takes it");
        }
    }

    private static MergeOption ToMergeOption(StepArguments arguments)
    {
        var cardinality = arguments.Count == 3 ? StepBuilder.ToCardinality(arguments.Name_(2, "Cardinality")) : (Cardinality?)null;
        if (arguments.IsTraversal(1)) return new MergeOption(null, arguments.Traversal(1), cardinality);
        if (!arguments.IsMap(1) && !arguments.IsNull(1)) throw arguments.Wrong();
        return new MergeOption(arguments.Operand(1), null, cardinality);
    }

    private static BranchOption ToBranchOption(StepArguments arguments)
    {
        if (arguments.Expect(1, 2).Count == 1) return new BranchOption(null, null, true, false, arguments.Traversal(0));
        if (arguments.TryName(0, "Pick", out var pick) && pick is "any" or "none") return new BranchOption(null, null, pick == "any", pick == "none", arguments.Traversal(1));
        if (arguments.IsPredicate(0)) return new BranchOption(null, arguments.Predicate(0), false, false, arguments.Traversal(1));
        return new BranchOption(arguments.Operand(0), null, false, false, arguments.Traversal(1));
    }

    private static bool TryAddEnd(StepArguments arguments, List<Step> steps)
    {
        if (arguments.Name == "to" && arguments.IsName(0, "Direction")) return false;
        switch (steps.Count == 0 ? null : steps[^1])
        {
            case AddEdgeStep edge: AddEnd(arguments.Expect(1, 1), edge); return true;
            case IPathRange range: AddEnd(arguments.Expect(1, 1), range); return true;
            default: throw arguments.Builder.Fail(arguments.Place, $"{arguments.Name}() does not follow a step that takes it");
        }
    }

    private static void AddEnd(StepArguments arguments, AddEdgeStep edge)
    {
        var end = arguments.IsText(0) ? new EdgeEnd(arguments.Text(0), null) : new EdgeEnd(null, arguments.Traversal(0));
        if (arguments.Name == "from") edge.From = end;
        else edge.To = end;
    }

    private static void AddEnd(StepArguments arguments, IPathRange range)
    {
        if (arguments.Name == "from") range.From = arguments.Text(0);
        else range.To = arguments.Text(0);
    }

    private static void With(StepArguments arguments, List<Step> steps)
    {
        arguments.Expect(1, 2);
        var last = steps.Count == 0 ? throw arguments.Wrong() : steps[^1];
        if (arguments.Raw(0) is NameArgument { Type: "WithOptions" } option) Options(arguments, last, option.Name);
        else if (arguments.IsText(0) && arguments.Text(0) == "~tinkerpop.valueMap.tokens") Options(arguments, last, "tokens");
        else if (arguments.IsText(0)) Inference.InferenceBuilder.Apply(arguments, steps);
        else throw StepArguments.Unsupported($"with() is not supported behind {last.Name}().");
    }

    private static void Options(StepArguments arguments, Step last, string name)
    {
        switch (last)
        {
            case IWithOptions map when name == "tokens": map.IncludeTokens(arguments.Count == 1 ? null : Tokens(arguments)); break;
            case IndexStep index when name == "indexer": index.AsMap = IndexesByMap(arguments); break;
            default: throw arguments.Wrong();
        }
    }

    private static bool IndexesByMap(StepArguments arguments) =>
        arguments.Raw(1) is NameArgument { Name: "map" } or LiteralArgument { Value: { Kind: ValueKind.Int, Bits: 1 } };

    private static int Tokens(StepArguments arguments) => arguments.Raw(1) switch
    {
        NameArgument { Name: "ids" } => 1,
        NameArgument { Name: "labels" } => 2,
        NameArgument { Name: "keys" } => 4,
        NameArgument { Name: "values" } => 8,
        NameArgument { Name: "all" } => 15,
        NameArgument { Name: "none" } => 0,
        LiteralArgument { Value.Kind: ValueKind.Boolean } truth => truth.Value.AsBoolean ? 15 : 0,
        LiteralArgument { Value.Kind: ValueKind.Int } bits => StructuralBits(arguments, bits),
        _ => throw arguments.Wrong(),
    };

    private static int StructuralBits(StepArguments arguments, LiteralArgument bits)
    {
        arguments.Builder.MarkStructural(bits);
        return bits.Value.Index;
    }
}
