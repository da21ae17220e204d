using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Dates;

/// <summary><c>dateAdd()</c>: a date some seconds, minutes, hours or days later.</summary>
internal sealed class DateAddStep(long unitMilliseconds, Operand amount) : MapStep
{
    public override string Name => "dateAdd";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        if (traverser.Content.Kind != ValueKind.Date) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"DateAdd can only add to Date objects, got {ValueText.ClassOf(traverser.Content)}");
        content = AsDateStep.Instant((long)Int128.Clamp(traverser.Content.AsLong + ((Int128)unitMilliseconds * Numbers.ToLong(amount.Get(Context))), long.MinValue, long.MaxValue));
        return true;
    }
}
