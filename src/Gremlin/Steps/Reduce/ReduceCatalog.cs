using Gremlin.Engine;
using Gremlin.Steps.Build;
using Gremlin.Steps.Map;
using Gremlin.Steps.SideEffects;

namespace Gremlin.Steps.Reduce;

/// <summary>The steps that make one of all.</summary>
internal static class ReduceCatalog
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["count"] = a => IsLocal(a) ? new LocalReduceStep("count") : new CountStep(),
        ["sum"] = a => IsLocal(a) ? new LocalReduceStep("sum") : new SumStep(false),
        ["mean"] = a => IsLocal(a) ? new LocalReduceStep("mean") : new SumStep(true),
        ["min"] = a => IsLocal(a) ? new LocalReduceStep("min") : new ExtremeStep(false),
        ["max"] = a => IsLocal(a) ? new LocalReduceStep("max") : new ExtremeStep(true),
        ["fold"] = a => a.Count == 0 ? new FoldStep() : new FoldOperatorStep(a.Expect(2, 2).Operand(0), a.Operator(1)),
        ["group"] = a => a.Expect(0, 1).Count == 0 ? new GroupStep() : new GroupSideEffectStep(a.Text(0)),
        ["groupCount"] = a => a.Expect(0, 1).Count == 0 ? new GroupCountStep() : new GroupCountSideEffectStep(a.Text(0)),
        ["tree"] = a => a.Expect(0, 1).Count == 0 ? new TreeStep() : new TreeSideEffectStep(a.Text(0)),
    };

    private static bool IsLocal(StepArguments arguments)
    {
        var scope = arguments.TakeScope();
        arguments.ExpectNothing();
        return scope == Scope.Local;
    }
}
