using Gremlin.Steps;
using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>One statement ready to run, again and again, by one thread at a time.</summary>
internal sealed class PlannedStatement(Traversal traversal, SourceSettings source, string? terminal, Operand? terminalCount)
{
    public Traversal Traversal => traversal;

    public SourceSettings Source => source;

    public string? Terminal => terminal;

    public Operand? TerminalCount => terminalCount;

    public PathTracking Paths { get; init; }

    public bool Profiles { get; init; }

    /// <summary>Steps as written, before any rewrite.</summary>
    public IReadOnlyList<string> Original { get; init; } = [];

    /// <summary>Rewrites that changed something.</summary>
    public IReadOnlyList<string> Rewrites { get; init; } = [];

    public Dictionary<string, Func<Value>> SideEffectDefaults { get; init; } = [];
}
