namespace Gremlin.Values;

/// <summary>What stands in a value's reference field: the bare kind of a number kept in the value itself, or an object of that kind.</summary>
internal class Tag(ValueKind kind)
{
    public static readonly Tag Boolean = new(ValueKind.Boolean);
    public static readonly Tag Byte = new(ValueKind.Byte);
    public static readonly Tag Short = new(ValueKind.Short);
    public static readonly Tag Int = new(ValueKind.Int);
    public static readonly Tag Long = new(ValueKind.Long);
    public static readonly Tag Float = new(ValueKind.Float);
    public static readonly Tag Double = new(ValueKind.Double);
    public static readonly Tag Date = new(ValueKind.Date);
    public static readonly Tag Token = new(ValueKind.Token);
    public static readonly Tag Direction = new(ValueKind.Direction);

    public readonly ValueKind Kind = kind;

    /// <summary>What <see cref="Weight"/> found, with the number of parts there were then; 0 when it has not looked.</summary>
    public (long Weight, int Parts) Weighed;
}
