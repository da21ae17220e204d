using Gremlin.Engine;
using Gremlin.Steps.Filter;
using Gremlin.Steps.Map;
using Gremlin.Values;

namespace Gremlin.Steps.Branch;

/// <summary><c>repeat()</c> with its <c>until</c>, <c>times</c> and <c>emit</c>, before or after: walkers go round the body until they may leave.</summary>
internal sealed class RepeatStep : Step
{
    private readonly StartStep _waiting = new() { Merges = true };
    private Traversal? _body;
    private RepeatEndStep _end = null!;

    public override string Name => "repeat";

    public Traversal Body
    {
        get => _body ?? throw new GremlinException(GremlinErrorCode.InvalidParameter, "The repeat()-traversal was not defined");
        set => SetBody(value);
    }

    public string? LoopName { get; set; }

    public bool HasBody => _body is not null;

    public Traversal? Until { get; set; }

    public Operand? Times { get; set; }

    public bool HasEmit { get; set; }

    public Traversal? Emit { get; set; }

    public bool UntilFirst { get; set; }

    public bool EmitFirst { get; set; }

    /// <summary>
    /// Rounds of a fixed number whose walkers nobody sees in between are as if written out one behind the other: what counts walkers counts them by round.
    /// </summary>
    public void WriteOut()
    {
        if (Times is null || HasEmit || UntilFirst || Body.Everything().Any(step => step is DedupStep or LoopsStep)) return;
        foreach (var range in Body.Steps.OfType<RangeStep>()) range.CountsByRound = true;
    }

    public override IEnumerable<Traversal> Children => new[] { _body, Until, Emit }.OfType<Traversal>();

    public override void Reset()
    {
        base.Reset();
        _waiting.Reset();
    }

    /// <summary>Sends a walker round once more, before those conditions that come first.</summary>
    public void AddAgain(in Traverser traverser)
    {
        if (!UntilFirst && !EmitFirst) Body.Add(traverser);
        else Wait(traverser);
    }

    public bool Leaves(in Traverser traverser, bool first)
    {
        if (first != UntilFirst) return false;
        if (Times is not null) return traverser.Loops >= Numbers.ToLong(Times.Get(Context));
        return Until is not null && Until.Test(traverser);
    }

    public bool Emits(in Traverser traverser, bool first) => first == EmitFirst && HasEmit && (Emit is null || Emit.Test(traverser));

    public static Traverser Left(in Traverser traverser)
    {
        var left = traverser;
        left.SetLoops(traverser.State?.Loops?.Outer);
        return left;
    }

    protected override bool Pull(out Traverser traverser)
    {
        while (true)
        {
            if (Body.Next(out traverser)) return true;
            if (!TryStart(out var start))
            {
                traverser = default;
                return false;
            }

            if (Leaves(start, true))
            {
                traverser = Left(start);
                return true;
            }

            Body.Add(start);
            if (!Emits(start, true)) continue;
            traverser = Left(start);
            return true;
        }
    }

    protected override string Arguments() => $"({Body.Describe()}" + (Until is null ? "" : $", until {Until.Describe()}") + (Times is null ? "" : $", times {Times}") + (HasEmit ? ", emit" + Emit?.Describe() : "") + ")";

    private void SetBody(Traversal body)
    {
        _body = body;
        _end = new RepeatEndStep(this);
        body.Insert(body.Steps.Count, _end);
        body.Start.Merges = true;
    }

    private bool TryStart(out Traverser start)
    {
        if (TryWaiting(out start)) return true;
        if (!Previous.Next(out start)) return false;
        start.SetLoops(new LoopFrame(this, LoopName, 0, start.State?.Loops));
        return true;
    }

    private void Wait(in Traverser traverser)
    {
        _waiting.Context = Context;
        _waiting.Add(traverser);
    }

    private bool TryWaiting(out Traverser start)
    {
        _waiting.Context = Context;
        return _waiting.Next(out start);
    }
}
