using Gremlin.Engine;
using Gremlin.Language;
using Gremlin.Values;

namespace Gremlin.Steps.Dates;

/// <summary><c>asDate()</c>: ISO 8601 texts and milliseconds since 1970 become dates.</summary>
internal sealed class AsDateStep : MapStep
{
    public override string Name => "asDate";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = traverser.Content;
        switch (content.Kind)
        {
            case ValueKind.Date: return true;
            case ValueKind.Byte or ValueKind.Short or ValueKind.Int or ValueKind.Long:
                content = Value.OfDate(content.AsLong);
                return true;
            case ValueKind.BigInteger or ValueKind.Double or ValueKind.Float or ValueKind.Decimal:
                content = Value.OfDate(Numbers.ToLong(content));
                return true;
            case ValueKind.String when Literals.TryDate(content.AsString, out var instant):
                content = Value.OfDate(instant);
                return true;
            default:
                throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Can't parse {ValueText.Of(content)} as Date.");
        }
    }
}
