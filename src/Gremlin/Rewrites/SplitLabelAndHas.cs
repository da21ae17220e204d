using Gremlin.Engine;
using Gremlin.Steps;
using Gremlin.Steps.Filter;

namespace Gremlin.Rewrites;

/// <summary><c>has(label, key, value)</c> becomes <c>hasLabel(label).has(key, value)</c>, so that each part can be moved by itself.</summary>
internal static class SplitLabelAndHas
{
    public static bool Apply(Traversal traversal, PathTracking paths)
    {
        if (!traversal.Steps.Any(step => step is LabelAndHasStep)) return false;
        traversal.Replace(traversal.Steps.SelectMany(Split).ToList());
        return true;
    }

    private static IEnumerable<Step> Split(Step step)
    {
        if (step is not LabelAndHasStep both) return [step];
        both.Has.Labels = both.Labels;
        return [both.Label, both.Has];
    }
}
