using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary><c>cap()</c>: lets all walkers end and gives the named values in their stead.</summary>
internal sealed class CapStep(IReadOnlyList<string> keys) : ReducingStep
{
    public override string Name => "cap";

    protected override void Begin()
    {
        // What it gives is gathered by the steps before it.
    }

    protected override void Take(in Traverser traverser)
    {
        // The walkers are only awaited.
    }

    protected override bool TryEnd(out Value content)
    {
        content = keys.Count == 1 ? Find(keys[0]) : All();
        return true;
    }

    protected override string Arguments() => "(" + string.Join(", ", keys) + ")";

    private Value All()
    {
        var map = new MapValue(keys.Count);
        foreach (var key in keys) map.Set(Value.Of(key), Find(key));
        return Value.Of(map);
    }

    private Value Find(string key)
    {
        if (Context.SideEffects.TryGetValue(key, out var found)) return GroupInProgress.Seen(found.Content, Context);
        var made = Context.SideEffectDefaults.TryGetValue(key, out var make) ? make() : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The side-effect key does not exist in the side-effects: {key}");
        return GroupInProgress.Seen(made, Context);
    }
}
