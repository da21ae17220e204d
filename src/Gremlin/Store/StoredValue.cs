namespace Gremlin.Store;

/// <summary>A property's value in 16 bytes: its type and its bits. A string is the number of its text in the graph's <see cref="TextTable"/>.</summary>
/// <remarks>Two values are equal when type and bits are; equality over number types is the evaluator's business.</remarks>
internal readonly record struct StoredValue(PropertyType Type, long Bits)
{
    public bool IsNone => Type == PropertyType.None;

    public bool AsBool => Bits != 0;

    /// <summary>Value of the four integer types, or milliseconds of a date.</summary>
    public long AsLong => Bits;

    public float AsFloat => BitConverter.Int32BitsToSingle((int)Bits);

    public double AsDouble => BitConverter.Int64BitsToDouble(Bits);

    /// <summary>Number of the text of a string.</summary>
    public int TextNumber => (int)Bits;

    /// <summary>Value of any of the number types; precision beyond 2^53 is lost.</summary>
    public double Number => Type switch
    {
        PropertyType.Double => AsDouble,
        PropertyType.Float => AsFloat,
        _ => Bits,
    };

    public static StoredValue Of(bool value) => new(PropertyType.Bool, value ? 1 : 0);

    public static StoredValue Of(sbyte value) => new(PropertyType.Byte, value);

    public static StoredValue Of(short value) => new(PropertyType.Short, value);

    public static StoredValue Of(int value) => new(PropertyType.Int, value);

    public static StoredValue Of(long value) => new(PropertyType.Long, value);

    public static StoredValue Of(float value) => new(PropertyType.Float, BitConverter.SingleToInt32Bits(value));

    public static StoredValue Of(double value) => new(PropertyType.Double, BitConverter.DoubleToInt64Bits(value));

    /// <param name="epochMilliseconds">Milliseconds since 1970-01-01 UTC.</param>
    public static StoredValue OfDate(long epochMilliseconds) => new(PropertyType.Date, epochMilliseconds);

    public static StoredValue OfText(int textNumber) => new(PropertyType.String, textNumber);

    /// <summary>Whether <paramref name="type"/> takes two words of the heap rather than one.</summary>
    public static bool IsWide(PropertyType type) => type is PropertyType.Long or PropertyType.Double or PropertyType.Date;
}
