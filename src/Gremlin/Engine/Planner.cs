using Gremlin.Language;
using Gremlin.Rewrites;
using Gremlin.Steps;
using Gremlin.Steps.Branch;
using Gremlin.Steps.Build;
using Gremlin.Steps.Inference;
using Gremlin.Steps.Mutate;
using Gremlin.Steps.SideEffects;
using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>Makes a plan of what was read: steps, rewrites, how much history walkers must carry.</summary>
internal static class Planner
{
    /// <param name="script">What was read.</param>
    /// <param name="optimize">False runs the steps as written: the plain meaning that rewrites must keep.</param>
    /// <exception cref="GremlinException">A step does not take its arguments, or the engine does not do it.</exception>
    public static Plan Make(Script script, bool optimize = true)
    {
        var structural = new HashSet<int>(script.Structural);
        var dates = new bool[script.LiteralCount];
        MarkDates(script, dates);
        var statements = script.Statements.Select(statement => Make(script, statement, structural, optimize)).ToList();
        var everything = statements.SelectMany(statement => statement.Traversal.Everything());
        var writes = everything.Any(step => step is IWrites);
        if (writes && statements.Exists(statement => statement.Source.ReadOnly)) throw new GremlinException(GremlinErrorCode.ReadOnlyViolation, "The provided traversal has a mutating step and thus is not read only");
        return new Plan(statements, writes, script.LiteralCount, [.. structural.Order()], dates, statements.Max(statement => Depth(statement.Traversal)));
    }

    private static PlannedStatement Make(Script script, Statement statement, HashSet<int> structural, bool optimize)
    {
        var builder = new StepBuilder(script.Text, structural);
        var source = Sources.Read(statement.Source, builder);
        var calls = statement.Steps;
        var profiles = calls[^1] is { Name: "profile", Arguments.Count: 0 };
        if (profiles) calls = [.. calls.Take(calls.Count - 1)];
        var traversal = builder.Root(calls);
        InferenceBuilder.Check(traversal);
        var original = traversal.Steps.Select(step => step.Describe()).ToList();
        var paths = source.WithPath ? PathTracking.Full : traversal.Everything().Select(step => step.Needs).DefaultIfEmpty().Max();
        var defaults = Defaults(traversal);
        foreach (var repeat in traversal.Everything().OfType<RepeatStep>()) repeat.WriteOut();
        RetractLabels.Apply(traversal, paths);
        GatherBeforeSelect.Apply(traversal, paths, defaults.Keys);
        var rewrites = optimize ? RewriteList.Apply(traversal, source.Bulks && source.Sack is null ? paths : PathTracking.Full) : [];
        var terminalCount = statement.Terminal is { Arguments.Count: 1 } terminal ? builder.ToOperand(terminal.Arguments[0]) : null;
        return new PlannedStatement(traversal, source, statement.Terminal?.Name, terminalCount)
        {
            Paths = paths,
            Profiles = profiles,
            Original = original,
            Rewrites = rewrites,
            SideEffectDefaults = defaults,
        };
    }

    private static Dictionary<string, Func<Value>> Defaults(Traversal traversal)
    {
        var defaults = new Dictionary<string, Func<Value>>();
        foreach (var step in traversal.Everything())
        {
            if (step is IMakesSideEffect maker) defaults.TryAdd(maker.Key, maker.Make);
        }

        return defaults;
    }

    private static int Depth(Traversal traversal) => traversal.Steps.Count + traversal.Steps.SelectMany(step => step.Children).Select(Depth).DefaultIfEmpty().Max();

    private static void MarkDates(Script script, bool[] dates)
    {
        foreach (var literal in SyntaxWalk.Literals(script))
        {
            if (literal.Slot >= 0 && literal.Value.Kind == ValueKind.Date) dates[literal.Slot] = true;
        }
    }
}
