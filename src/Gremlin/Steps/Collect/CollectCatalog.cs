using Gremlin.Engine;
using Gremlin.Steps.Build;
using Gremlin.Steps.Map;

namespace Gremlin.Steps.Collect;

/// <summary>The steps that gather all walkers before any goes on.</summary>
internal static class CollectCatalog
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new()
    {
        ["order"] = a => a.TakeScope() == Scope.Local ? a.ExpectNothing().Make(new LocalOrderStep()) : a.ExpectNothing().Make(new OrderStep()),
        ["barrier"] = ToBarrier,
        ["sample"] = a => a.TakeScope() == Scope.Local ? new LocalSampleStep(a.Expect(1, 1).Whole(0)) : new SampleStep(a.Expect(1, 1).Whole(0)),
    };

    private static BarrierStep ToBarrier(StepArguments arguments)
    {
        if (arguments.Expect(0, 1).Count == 0) return new BarrierStep(false);
        if (arguments.IsName(0, "Barrier")) return new BarrierStep(true);
        return new BarrierStep(false, Math.Max(1, arguments.StructuralWhole(0)));
    }
}
