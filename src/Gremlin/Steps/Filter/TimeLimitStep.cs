using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Filter;

/// <summary><c>timeLimit()</c>: lets nobody through any more after so many milliseconds.</summary>
internal sealed class TimeLimitStep(Operand milliseconds) : Step
{
    private long _since = -1;

    public override string Name => "timeLimit";

    public override void Reset() => _since = -1;

    protected override bool Pull(out Traverser traverser)
    {
        traverser = default;
        if (_since < 0) _since = Context.Clock.GetTimestamp();
        return Context.Clock.GetElapsedTime(_since).TotalMilliseconds < Numbers.ToLong(milliseconds.Get(Context)) && Previous.Next(out traverser);
    }
}
