using Gremlin.Engine;
using Gremlin.Steps.Build;
using Gremlin.Steps.Map;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary>The steps that work beside the stream.</summary>
internal static class SideEffectCatalog
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["aggregate"] = ToAggregate,
        ["store"] = a => new StoreStep(a.Expect(1, 1).Text(0)),
        ["cap"] = a => new CapStep(a.Expect(1, int.MaxValue).Texts(0)),
        ["subgraph"] = a => new SubgraphStep(a.Expect(1, 1).Text(0)),
        ["sideEffect"] = a => new TraversalSideEffectStep(a.Expect(1, 1).Traversal(0)),
        ["sack"] = a => a.Expect(0, 1).Count == 0 ? new SackStep() : new SackUpdateStep(a.Operator(0)),
        ["fail"] = a => new FailStep(a.Expect(0, 1).Count == 0 ? Operand.Of(Value.Of("fail() step triggered")) : a.Operand(0)),
    };

    private static Step ToAggregate(StepArguments arguments)
    {
        var scope = arguments.TakeScope();
        var key = arguments.Expect(1, 1).Text(0);
        return scope == Scope.Local ? new StoreStep(key) : new AggregateStep(key);
    }
}
