using Gremlin.Engine;
using Gremlin.Steps.Reduce;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary>The named value of <c>group('x')</c> while walkers are still coming.</summary>
internal sealed class GroupInProgress(Grouping grouping) : Tag(ValueKind.Report)
{
    private Value _finished;
    private int _taken = -1;

    /// <summary>The groups; steps of one name share them.</summary>
    public Grouping Grouping => grouping;

    /// <summary>The groups as they are now.</summary>
    public Value Finish(QueryContext context)
    {
        if (_taken == grouping.Taken) return _finished.IsNull ? Value.Of(new MapValue()) : _finished;
        _taken = grouping.Taken;
        _finished = default; // what a by() of the group itself sees of it
        return _finished = Value.Of(grouping.ToMap(context));
    }

    /// <summary>A named value as steps see it.</summary>
    public static Value Seen(in Value value, QueryContext context) => value.Reference is GroupInProgress group ? group.Finish(context) : value;
}
