using System.Numerics;
using System.Runtime.CompilerServices;

namespace Gremlin.Values;

/// <summary>Any Gremlin value in 16 bytes: numbers, dates, vertices and edges need no allocation.</summary>
internal readonly struct Value : IEquatable<Value>
{
    public static readonly Value Null;
    public static readonly Value True = new(Tag.Boolean, 1);
    public static readonly Value False = new(Tag.Boolean, 0);

    private readonly object? _reference;
    private readonly long _bits;

    public Value(Tag tag, long bits) => (_reference, _bits) = (tag, bits);

    private Value(object? reference) => _reference = reference;

    public ValueKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reference is null ? ValueKind.Null : _reference is string ? ValueKind.String : Unsafe.As<Tag>(_reference).Kind;
    }

    public bool IsNull => _reference is null;

    public bool IsNumber => Kind is >= ValueKind.Byte and <= ValueKind.Decimal;

    public bool IsElement => Kind is ValueKind.Vertex or ValueKind.Edge or ValueKind.VertexProperty;

    public long Bits => _bits;

    public object? Reference => _reference;

    public bool AsBoolean => _bits != 0;

    public int Index => (int)_bits;

    public long AsLong => _bits;

    public double AsDouble => BitConverter.Int64BitsToDouble(_bits);

    public float AsFloat => BitConverter.Int32BitsToSingle((int)_bits);

    public string AsString => Unsafe.As<string>(_reference!);

    public static Value Of(bool value) => value ? True : False;

    public static Value OfByte(sbyte value) => new(Tag.Byte, value);

    public static Value OfShort(short value) => new(Tag.Short, value);

    public static Value Of(int value) => new(Tag.Int, value);

    public static Value Of(long value) => new(Tag.Long, value);

    public static Value Of(float value) => new(Tag.Float, BitConverter.SingleToInt32Bits(value));

    public static Value Of(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));

    public static Value Of(string? value) => new((object?)value);

    public static Value Of(Tag? heap) => new((object?)heap);

    public static Value Of(BigInteger value) => new(new Boxed(ValueKind.BigInteger, value));

    public static Value Of(decimal value) => new(new Boxed(ValueKind.Decimal, value));

    public static Value OfDate(long unixMilliseconds) => new(Tag.Date, unixMilliseconds);

    public static Value Of(ElementToken token) => new(Tag.Token, (long)token);

    public static Value Of(EdgeDirection direction) => new(Tag.Direction, (long)direction);

    public static Value OfEnum(string type, string name) => new(new Boxed(ValueKind.Enum, new EnumToken(type, name)));

    /// <summary>The object behind a value that has one.</summary>
    public T As<T>()
        where T : class => Unsafe.As<T>(_reference!);

    public object Content => Unsafe.As<Boxed>(_reference!).Content;

    public bool Equals(Value other) => ValueIdentity.Same(this, other);

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => ValueIdentity.Hash(this);

    public override string ToString() => ValueText.Of(this);
}
