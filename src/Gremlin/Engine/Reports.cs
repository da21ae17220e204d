using System.Diagnostics;
using Gremlin.Steps;
using Gremlin.Steps.FlatMap;

namespace Gremlin.Engine;

/// <summary>Describes plans and what they did.</summary>
internal static class Reports
{
    public static PlanReport Of(string text, PlannedStatement statement, StepClock? measures, TimeSpan duration, long results)
    {
        var steps = new List<StepReport>();
        Describe(statement.Traversal, 0, measures, steps);
        var indexes = statement.Traversal.Everything().OfType<GraphStep>().Where(step => step.Indexed is not null)
            .Select(step => $"{(step.OnlyLabels is null ? "" : string.Join("|", step.OnlyLabels) + ".")}{step.Indexed!.Value.Key}").Distinct().ToList();
        return new PlanReport(text, statement.Original, [.. statement.Traversal.Steps.Select(step => step.Describe())], statement.Rewrites, indexes, steps, duration, results);
    }

    private static void Describe(Traversal traversal, int depth, StepClock? measures, List<StepReport> into)
    {
        foreach (var step in traversal.Steps)
        {
            var measure = measures?.Of(step);
            into.Add(new StepReport(step.Describe(), depth, measure?.Traversers ?? 0, measure?.Elements ?? 0, Stopwatch.GetElapsedTime(0, measure?.Ticks ?? 0)));
            foreach (var child in step.Children) Describe(child, depth + 1, measures, into);
        }
    }
}
