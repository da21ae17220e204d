namespace Gremlin.Values;

/// <summary>A value too wide for the value's own bits: a big integer, a decimal, an enumeration's member.</summary>
internal sealed class Boxed(ValueKind kind, object content) : Tag(kind)
{
    public readonly object Content = content;
}
