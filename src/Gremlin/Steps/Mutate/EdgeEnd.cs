using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary>Where an edge begins or ends: a label or a traversal.</summary>
internal sealed record EdgeEnd(string? Label, Traversal? Nested)
{
    public Value Find(in Traverser traverser, QueryContext context, string which)
    {
        if (Label is not null) return Scoping.TryGet(context, traverser, Label, Pop.Last, out var labelled) ? labelled : Missing(which);
        return Nested!.TryFirst(traverser, out var found) ? found : Missing(which);
    }

    private Value Missing(string which) =>
        throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The value given to addE(string).{which}() must resolve to a Vertex but null was specified instead{(Label is null ? "" : ": no step is labelled " + Label)}");
}
