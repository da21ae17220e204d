using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Dates;

/// <summary><c>dateDiff()</c>: whole seconds from the other date to this one.</summary>
internal sealed class DateDiffStep(Operand? other, Traversal? nested) : MapStep
{
    public override string Name => "dateDiff";

    public override IEnumerable<Traversal> Children => nested is null ? [] : [nested];

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        if (traverser.Content.Kind != ValueKind.Date) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"DateDiff can only take Date objects, got {ValueText.ClassOf(traverser.Content)}");
        var against = nested is null ? other!.Get(Context) : nested.TryFirst(traverser, out var found) ? found : Value.Null;
        if (against.Kind is not (ValueKind.Date or ValueKind.Null)) throw new GremlinException(GremlinErrorCode.InvalidParameter, "DateDiff can only take Date argument");
        content = Value.Of((traverser.Content.AsLong - (against.IsNull ? 0 : against.AsLong)) / 1000);
        return true;
    }
}
