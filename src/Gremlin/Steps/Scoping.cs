using Gremlin.Engine;
using Gremlin.Steps.SideEffects;
using Gremlin.Values;

namespace Gremlin.Steps;

/// <summary>Finds what a label means for a walker: a key of the map it stands on, a side effect, or a labelled object of its path.</summary>
internal static class Scoping
{
    public static bool TryGet(QueryContext context, in Traverser traverser, string label, Pop pop, out Value content)
    {
        if (traverser.Content.Kind == ValueKind.Map && traverser.Content.As<MapValue>().TryGet(label, out content)) return true;
        if (context.TryGetSideEffect(label, out var sideEffect))
        {
            content = GroupInProgress.Seen(sideEffect.Content, context);
            return true;
        }

        return PathNode.TryGet(traverser.Path, label, pop, out content);
    }

    public static Value Demand(QueryContext context, in Traverser traverser, string label, Pop pop) => TryGet(context, traverser, label, pop, out var content)
        ? content
        : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Neither the map, sideEffects, nor path has a {label}-key");
}
