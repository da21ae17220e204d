using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>Walkers that may be counted as one.</summary>
internal sealed class TraverserComparer : IEqualityComparer<Traverser>
{
    public static readonly TraverserComparer Instance = new();

    public bool Equals(Traverser x, Traverser y) => Traverser.Alike(x, y);

    public int GetHashCode(Traverser obj) => ValueIdentity.Hash(obj.Content);
}
