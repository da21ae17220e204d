using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>One run of one text.</summary>
internal sealed class ScriptRun(string text, PlanLease lease, GraphAccess graph, QueryOptions options, TimeProvider clock, CancellationToken cancellationToken)
{
    private const int ResultBytes = 64;
    private const double MostMilliseconds = int.MaxValue;

    private readonly long _began = clock.GetTimestamp();

    public QueryResult Execute()
    {
        var statements = lease.Plan.Statements;
        for (var i = 0; i < statements.Count - 1; i++) Drain(statements[i], Begin(statements[i], null));
        return Last(statements[^1]);
    }

    private QueryResult Last(PlannedStatement statement)
    {
        if (statement.Terminal == "explain") return new QueryResult([Reports.Of(text, statement, null, TimeSpan.Zero, 0)], null);
        var measures = options.Profile || statement.Profiles ? new StepClock() : null;
        var context = Begin(statement, measures);
        var results = Collect(statement, context);
        if (measures is null) return new QueryResult(results, null);
        var report = Reports.Of(text, statement, measures, clock.GetElapsedTime(_began), results.Count);
        return statement.Profiles ? new QueryResult([report], report) : new QueryResult(results, report);
    }

    private QueryContext Begin(PlannedStatement statement, StepClock? profiler)
    {
        var context = new QueryContext(graph, lease.Literals, options, clock, cancellationToken)
        {
            Paths = statement.Paths,
            Bulks = statement.Source.Bulks,
            SackMerge = statement.Source.SackMerge,
            SideEffectDefaults = statement.SideEffectDefaults,
            Profiler = profiler,
            ProductiveBys = statement.Source.ProductiveBys,
        };
        if (statement.Source.Sack is { } sack) context.InitialSack = sack.Get(context);
        foreach (var (key, content, combine) in statement.Source.SideEffects) context.SideEffects[key] = new SideEffect(content.Get(context), combine);
        foreach (var (key, value) in statement.Source.Options) context.Settings[key] = value.Get(context);
        if (statement.Source.Options.Count > 0) LimitTime(context);
        statement.Traversal.Bind(context);
        statement.Traversal.Reset();
        return context;
    }

    /// <summary>A text may ask for less time than it has: <c>g.with('evaluationTimeout', 500)</c>, in milliseconds.</summary>
    private static void LimitTime(QueryContext context)
    {
        foreach (var (key, wanted) in context.Settings)
        {
            if (key is not ("evaluationTimeout" or "scriptEvaluationTimeout") || !wanted.IsNumber || Numbers.ToDouble(wanted) is not (> 0 and < MostMilliseconds)) continue;
            var limit = TimeSpan.FromMilliseconds(Numbers.ToDouble(wanted));
            if (limit < context.TimeLimit) context.TimeLimit = limit;
        }
    }

    /// <summary>A statement before the last: run for what it does, however it ends.</summary>
    private static void Drain(PlannedStatement statement, QueryContext context)
    {
        var most = statement.Terminal is "next" or "tryNext" or "hasNext" ? Most(statement, context) : long.MaxValue;
        for (var n = 0L; n < most && statement.Traversal.Next(out _); n++) context.Tick();
    }

    private static long Most(PlannedStatement statement, QueryContext context) => statement.TerminalCount is { } count ? Numbers.ToLong(count.Get(context)) : 1;

    private static List<object?> Collect(PlannedStatement statement, QueryContext context)
    {
        switch (statement.Terminal)
        {
            case "iterate":
                Drain(statement, context);
                return [];
            case "hasNext": return [statement.Traversal.Next(out _)];
            case "next" or "tryNext": return Some(statement, context, Most(statement, context));
            case "toSet": return [.. All(statement, context).Distinct().Select(value => ResultValues.Of(value, context))];
            case "toBulkSet": return [ResultValues.Of(Bag(statement, context), context)];
            default: return Some(statement, context, long.MaxValue);
        }
    }

    private static List<object?> Some(PlannedStatement statement, QueryContext context, long most)
    {
        var results = new List<object?>();
        while (results.Count < most && statement.Traversal.Next(out var traverser))
        {
            if (Weight.Varies(traverser.Content.Kind)) context.Hold((Weight.Of(traverser.Content) - 1) * ResultBytes); // written out, nothing is shared
            var result = ResultValues.Of(traverser.Content, context);
            var bulk = context.Bulks ? Math.Min(traverser.Bulk, most - results.Count) : 1;
            context.Hold(bulk * ResultBytes);
            for (var n = 0L; n < bulk; n++) results.Add(result);
        }

        return results;
    }

    private static List<Value> All(PlannedStatement statement, QueryContext context)
    {
        var all = new List<Value>();
        while (statement.Traversal.Next(out var traverser))
        {
            context.Hold(48);
            all.Add(traverser.Content);
        }

        return all;
    }

    private static Value Bag(PlannedStatement statement, QueryContext context)
    {
        var bag = new BulkSetValue();
        while (statement.Traversal.Next(out var traverser))
        {
            context.Hold(64);
            bag.Add(traverser.Content, traverser.Bulk);
        }

        return Value.Of(bag);
    }
}
