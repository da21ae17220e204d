using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>One walker: where it is, how many it stands for, and what it carries.</summary>
internal struct Traverser(Value content, long bulk, TraverserState? state)
{
    public Value Content = content;
    public long Bulk = bulk;
    public TraverserState? State = state;

    public readonly PathNode? Path => State?.Path;

    public readonly int Loops => State?.Loops?.Count ?? 0;

    public void SetPath(PathNode? path) => State = (State ?? TraverserState.Empty) with { Path = path };

    public void SetLoops(LoopFrame? loops) => State = (State ?? TraverserState.Empty) with { Loops = loops };

    public void SetSack(in Value sack) => State = (State ?? TraverserState.Empty) with { HasSack = true, Sack = sack };

    /// <summary>Whether the two may become one of greater bulk.</summary>
    public static bool Alike(in Traverser a, in Traverser b) => ValueIdentity.Same(a.Content, b.Content) && AlikeStates(a.State, b.State);

    private static bool AlikeStates(TraverserState? a, TraverserState? b)
    {
        if (ReferenceEquals(a, b)) return true;
        a ??= TraverserState.Empty;
        b ??= TraverserState.Empty;
        return ReferenceEquals(a.Path, b.Path) && a.HasSack == b.HasSack && ValueIdentity.Same(a.Sack, b.Sack) && Equals(a.Loops, b.Loops);
    }
}
