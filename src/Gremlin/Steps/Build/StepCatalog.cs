using System.Collections.Frozen;

namespace Gremlin.Steps.Build;

/// <summary>All steps by name, gathered from the kinds.</summary>
internal static class StepCatalog
{
    private static readonly FrozenDictionary<string, Func<StepArguments, Step>> Makers = new[]
    {
        FlatMap.FlatMapCatalog.Makers, Map.MapCatalog.Makers, Filter.FilterCatalog.Makers, Branch.BranchCatalog.Makers, Reduce.ReduceCatalog.Makers, Collect.CollectCatalog.Makers,
        SideEffects.SideEffectCatalog.Makers, Mutate.MutateCatalog.Makers, Text.TextCatalog.Makers, Dates.DateCatalog.Makers, Lists.ListCatalog.Makers, Refused.Makers,
    }.SelectMany(makers => makers).ToFrozenDictionary();

    public static Func<StepArguments, Step>? Find(string name) => Makers.GetValueOrDefault(name);
}
