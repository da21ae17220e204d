using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Gremlin.Predicates;
using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>What one running statement shares: the graph's view, literals, side effects, limits.</summary>
internal sealed class QueryContext(GraphAccess graph, Value[] literals, QueryOptions options, TimeProvider clock, CancellationToken cancellationToken) : OperandScope
{
    private const int TicksBetweenChecks = 2048;
    private const int FewCopies = 4096;
    private const int CopyBytes = 64;

    private readonly long _started = clock.GetTimestamp();
    private Dictionary<string, SideEffect>? _sideEffects;
    private Dictionary<string, Value>? _settings;
    private Random? _random;
    private int _ticks = TicksBetweenChecks;
    private long _held;

    public GraphAccess Graph => graph;

    public Value[] Literals => literals;

    public QueryOptions Options => options;

    public TimeProvider Clock => clock;

    public CancellationToken CancellationToken => cancellationToken;

    public PathTracking Paths { get; set; }

    public bool Bulks { get; set; } = true;

    /// <summary>How long the statement may run: the caller's limit, or a shorter one that the text asks for.</summary>
    public TimeSpan TimeLimit { get; set; } = options.TimeLimit;

    /// <summary>What every new traverser has in its sack; null when none has one.</summary>
    public Value? InitialSack { get; set; }

    public Operator? SackMerge { get; set; }

    /// <summary>Settings of the query's <c>with()</c>, by name.</summary>
    public Dictionary<string, Value> Settings => _settings ??= [];

    public StepClock? Profiler { get; set; }

    /// <summary>How to make the named values that steps promise, when no walker came by.</summary>
    public required Dictionary<string, Func<Value>> SideEffectDefaults { get; init; }

    public Dictionary<string, SideEffect> SideEffects => _sideEffects ??= [];

    /// <summary>A named value, made empty if some step promises it.</summary>
    public bool TryGetSideEffect(string key, [NotNullWhen(true)] out SideEffect? found)
    {
        found = null;
        if (_sideEffects is not null && _sideEffects.TryGetValue(key, out found)) return true;
        if (SideEffectDefaults.Count == 0 || !SideEffectDefaults.TryGetValue(key, out var make)) return false;
        SideEffects[key] = found = new SideEffect(make(), null);
        return true;
    }

    /// <summary>Whether a <c>by()</c> that gives nothing gives null instead (ProductiveByStrategy).</summary>
    public bool ProductiveBys { get; set; }

    /// <summary>Chance, the same for the same graph and query so that answers can be repeated.</summary>
    public Random Random => _random ??= new Random(unchecked((int)graph.Version * 397) ^ literals.Length);

    public override Value Resolve(Operand operand) => operand.Get(this);

    /// <summary>Whether a comparison that cannot be made was met since the flag was last put down.</summary>
    public bool Erred { get; set; }

    /// <summary>Whether the predicate is true; an error is noted in <see cref="Erred"/>.</summary>
    public bool Holds(Predicate predicate, in Value value)
    {
        var truth = predicate.Test(value, this);
        if (truth == Truth.Error) Erred = true;
        return truth == Truth.True;
    }

    /// <summary>Counts work; looks at clock and cancellation now and then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Tick()
    {
        if (--_ticks < 0) Check();
    }

    /// <summary>Counts memory that the query holds on to.</summary>
    /// <param name="bytes">An estimate.</param>
    public void Hold(long bytes)
    {
        _held += bytes;
        if (_held > options.MemoryLimitBytes)
            throw new GremlinException(GremlinErrorCode.MemoryLimitExceeded, $"The query holds more than {options.MemoryLimitBytes} bytes.");
    }

    /// <summary>Counts a value as work by its weight, since comparing, hashing and writing it take as long; refuses one that would not fit into memory written out.</summary>
    public void Weigh(in Value value)
    {
        var weight = Weight.Of(value);
        if (weight > options.MemoryLimitBytes / CopyBytes)
            throw new GremlinException(GremlinErrorCode.MemoryLimitExceeded, $"A value would be more than {options.MemoryLimitBytes} bytes written out.");
        _ticks -= (int)Math.Min(weight, TicksBetweenChecks);
    }

    /// <summary>Before a walker that stands for many is written out: few are not worth counting, as most are let go at once; many may be more than fit.</summary>
    public void HoldCopies(long bulk)
    {
        Tick();
        if (bulk > FewCopies) Hold(bulk * CopyBytes);
    }

    public Traverser Begin(in Value content)
    {
        var traverser = new Traverser(content, 1, null);
        if (Paths == PathTracking.Full) traverser.SetPath(new PathNode(null, content, []));
        if (InitialSack is { } sack) traverser.SetSack(Copied(sack));
        return traverser;
    }

    /// <summary>A walker that goes on from <paramref name="from"/> to another object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Traverser Split(in Traverser from, in Value content)
    {
        var traverser = new Traverser(content, from.Bulk, from.State);
        if (Paths == PathTracking.Full) traverser.SetPath(new PathNode(from.Path, content, []));
        return traverser;
    }

    private void Check()
    {
        _ticks = TicksBetweenChecks;
        if (cancellationToken.IsCancellationRequested) throw new GremlinException(GremlinErrorCode.CancelledByUser, "The query was cancelled.");
        if (clock.GetElapsedTime(_started) > TimeLimit) throw new GremlinException(GremlinErrorCode.TimeLimitExceeded, "A timeout occurred within the script during evaluation.");
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new GremlinException(GremlinErrorCode.QueryLimit, "The query is nested too deeply to be run.");
    }

    private static Value Copied(in Value sack) => sack.Kind switch
    {
        ValueKind.List => Collections.List(Collections.Items(sack)),
        ValueKind.Set => Collections.Set(Collections.Items(sack)),
        ValueKind.Map => Collections.Map(Collections.Items(sack)),
        _ => sack,
    };
}
