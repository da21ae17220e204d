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
                content = Instant(content.AsLong);
                return true;
            case ValueKind.BigInteger or ValueKind.Double or ValueKind.Float or ValueKind.Decimal:
                content = Instant(Numbers.ToLong(content));
                return true;
            case ValueKind.String when Literals.TryDate(content.AsString, out var instant):
                content = Value.OfDate(instant);
                return true;
            default:
                throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Can't parse {ValueText.Of(content)} as Date.");
        }
    }

    /// <summary>The date so many milliseconds from 1970-01-01 UTC, in the years 1 to 9999.</summary>
    public static Value Instant(long unixMilliseconds) =>
        unixMilliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && unixMilliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? Value.OfDate(unixMilliseconds)
            : throw new GremlinException(GremlinErrorCode.InvalidParameter, "The date lies outside the years 1 to 9999.");
}
