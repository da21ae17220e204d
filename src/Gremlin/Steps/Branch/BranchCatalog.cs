using Gremlin.Steps.Build;
using Gremlin.Steps.Filter;
using Gremlin.Steps.Map;

namespace Gremlin.Steps.Branch;

/// <summary>The steps that send walkers different ways.</summary>
internal static class BranchCatalog
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["union"] = ToUnion,
        ["branch"] = a => new BranchStep("branch", a.Expect(1, 1).Traversal(0)),
        ["choose"] = ToChoose,
        ["coalesce"] = a => new CoalesceStep(a.Traversals(0)),
        ["optional"] = a => new OptionalStep(a.Expect(1, 1).Traversal(0)),
    };

    private static BranchStep ToUnion(StepArguments arguments)
    {
        var union = new BranchStep("union", null) { Starts = arguments.Starts };
        foreach (var nested in arguments.Starts ? arguments.StartTraversals() : arguments.Traversals(0)) union.Add(new BranchOption(null, null, true, false, nested));
        return union;
    }

    private static Step ToChoose(StepArguments arguments)
    {
        if (arguments.Expect(1, 3).Count == 1)
            return new BranchStep("choose", arguments.IsTraversal(0) ? arguments.Traversal(0) : new Traversal([ByStep(arguments)]));
        var test = arguments.IsPredicate(0) ? new Traversal([new IsStep(arguments.Predicate(0))]) : arguments.Traversal(0);
        return new ChooseStep(test, arguments.Traversal(1), arguments.Count == 3 ? arguments.Traversal(2) : null);
    }

    private static Step ByStep(StepArguments arguments)
    {
        if (arguments.TryName(0, "T", out var token)) return new TokenStep(StepBuilder.ToToken(token));
        return new SelectColumnStep(arguments.Name_(0, "Column") == "keys");
    }
}
