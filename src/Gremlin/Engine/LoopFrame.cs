namespace Gremlin.Engine;

/// <summary>How often a traverser has gone round a <c>repeat()</c>, with the loops around that one.</summary>
internal sealed record LoopFrame(object Owner, string? Name, int Count, LoopFrame? Outer)
{
    public LoopFrame Again() => this with { Count = Count + 1 };
}
