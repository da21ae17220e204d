using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>loops()</c>: how often the walker has gone round the innermost, or the named, <c>repeat()</c>.</summary>
internal sealed class LoopsStep(string? name) : MapStep
{
    public override string Name => "loops";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = Value.Of(Find(traverser)?.Count ?? (name is null ? 0 : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Loop name not defined: {name}")));
        return true;
    }

    private LoopFrame? Find(in Traverser traverser)
    {
        var frame = traverser.State?.Loops;
        while (frame is not null && name is not null && frame.Name != name) frame = frame.Outer;
        return frame;
    }
}
