using System.Numerics;
using Gremlin.Engine;

namespace Gremlin.Values;

/// <summary>Arithmetic over mixed kinds of numbers: the result has the widest kind of the two, or a wider one where it would not fit.</summary>
internal static class Numbers
{
    public static bool IsNaN(in Value value) =>
        (value.Kind == ValueKind.Double && double.IsNaN(value.AsDouble)) || (value.Kind == ValueKind.Float && float.IsNaN(value.AsFloat));

    public static double ToDouble(in Value value) => value.Kind switch
    {
        ValueKind.Double => value.AsDouble,
        ValueKind.Float => value.AsFloat,
        ValueKind.BigInteger => (double)(BigInteger)value.Content,
        ValueKind.Decimal => (double)(decimal)value.Content,
        _ => value.AsLong,
    };

    public static long ToLong(in Value value) => value.Kind switch
    {
        ValueKind.Double => (long)value.AsDouble,
        ValueKind.Float => (long)value.AsFloat,
        ValueKind.BigInteger => (long)(BigInteger)value.Content,
        ValueKind.Decimal => (long)(decimal)value.Content,
        _ => value.AsLong,
    };

    public static bool IsWhole(ValueKind kind) => kind is >= ValueKind.Byte and <= ValueKind.BigInteger;

    public static Value Add(in Value a, in Value b) => Combine('+', a, b, false);

    public static Value Subtract(in Value a, in Value b) => Combine('-', a, b, false);

    public static Value Multiply(in Value a, in Value b) => Combine('*', a, b, false);

    public static Value Divide(in Value a, in Value b, bool floating = false) => Combine('/', a, b, floating);

    /// <summary>The smaller one, in the common kind; NaN gives way to a number.</summary>
    public static Value Min(in Value a, in Value b) => Pick(a, b, -1);

    /// <summary>The larger one, in the common kind.</summary>
    public static Value Max(in Value a, in Value b) => Pick(a, b, 1);

    /// <summary>Compares in the common kind; NaN is equal to itself and larger than all.</summary>
    public static int Compare(in Value a, in Value b)
    {
        if (IsSmallWhole(a.Kind) && IsSmallWhole(b.Kind)) return a.AsLong.CompareTo(b.AsLong);
        if (IsFloating(a.Kind) || IsFloating(b.Kind)) return CompareDoubles(ToDouble(a), ToDouble(b));
        if (a.Kind == ValueKind.Decimal || b.Kind == ValueKind.Decimal) return ToDecimal(a).CompareTo(ToDecimal(b));
        return ToBig(a).CompareTo(ToBig(b));
    }

    public static int CompareDoubles(double a, double b)
    {
        if (a < b) return -1;
        if (a > b) return 1;
        if (a == b) return 0;
        return double.IsNaN(a) ? (double.IsNaN(b) ? 0 : 1) : -1;
    }

    /// <summary>The same number in another kind; the caller knows that it fits.</summary>
    public static Value Convert(in Value value, ValueKind kind) => kind == value.Kind ? value : kind switch
    {
        ValueKind.Double => Value.Of(ToDouble(value)),
        ValueKind.Float => Value.Of((float)ToDouble(value)),
        ValueKind.Decimal => Value.Of(ToDecimal(value)),
        ValueKind.BigInteger => Value.Of(ToBig(value)),
        _ => new Value(Small(kind), ToLong(value)),
    };

    public static ValueKind Common(ValueKind a, ValueKind b, bool floating)
    {
        if (a == ValueKind.Decimal || b == ValueKind.Decimal) return ValueKind.Decimal;
        var anyFloating = floating || IsFloating(a) || IsFloating(b);
        var widest = Math.Max(Width(a), Width(b));
        if (!anyFloating) return widest switch { 8 => ValueKind.Byte, 16 => ValueKind.Short, 32 => ValueKind.Int, 64 => ValueKind.Long, _ => ValueKind.BigInteger };
        return widest switch { <= 32 => ValueKind.Float, 64 => ValueKind.Double, _ => ValueKind.Decimal };
    }

    private static Value Combine(char operation, in Value a, in Value b, bool floating)
    {
        Demand(a);
        Demand(b);
        var kind = Common(a.Kind, b.Kind, floating);
        return kind switch
        {
            ValueKind.Double => Value.Of(Doubles(operation, ToDouble(a), ToDouble(b))),
            ValueKind.Float => Value.Of((float)Doubles(operation, ToDouble(a), ToDouble(b))),
            ValueKind.Decimal => Decimals(operation, a, b),
            ValueKind.BigInteger => Value.Of(Bigs(operation, ToBig(a), ToBig(b))),
            _ => Whole(operation, kind, a.AsLong, b.AsLong),
        };
    }

    private static double Doubles(char operation, double a, double b) => operation switch { '+' => a + b, '-' => a - b, '*' => a * b, _ => a / b };

    private static Value Decimals(char operation, in Value a, in Value b)
    {
        try
        {
            var (x, y) = (ToDecimal(a), ToDecimal(b));
            return Value.Of(operation switch { '+' => x + y, '-' => x - y, '*' => x * y, _ => x / y });
        }
        catch (OverflowException)
        {
            return Value.Of(Doubles(operation, ToDouble(a), ToDouble(b)));
        }
        catch (DivideByZeroException)
        {
            throw new GremlinException(GremlinErrorCode.InvalidNumericData, "Division by zero");
        }
    }

    private static BigInteger Bigs(char operation, BigInteger a, BigInteger b)
    {
        if (operation == '/' && b.IsZero) throw new GremlinException(GremlinErrorCode.InvalidNumericData, "Division by zero");
        return operation switch { '+' => a + b, '-' => a - b, '*' => a * b, _ => a / b };
    }

    private static Value Whole(char operation, ValueKind kind, long a, long b)
    {
        if (operation == '/' && b == 0) throw new GremlinException(GremlinErrorCode.InvalidNumericData, "Division by zero");
        var exact = operation switch { '+' => (Int128)a + b, '-' => (Int128)a - b, '*' => (Int128)a * b, _ => (Int128)a / b };
        return Narrowest(kind, exact);
    }

    private static Value Narrowest(ValueKind least, Int128 exact)
    {
        if (least <= ValueKind.Byte && exact >= sbyte.MinValue && exact <= sbyte.MaxValue) return Value.OfByte((sbyte)exact);
        if (least <= ValueKind.Short && exact >= short.MinValue && exact <= short.MaxValue) return Value.OfShort((short)exact);
        if (least <= ValueKind.Int && exact >= int.MinValue && exact <= int.MaxValue) return Value.Of((int)exact);
        return exact >= long.MinValue && exact <= long.MaxValue ? Value.Of((long)exact) : Value.Of((BigInteger)exact);
    }

    private static Value Pick(in Value a, in Value b, int sign)
    {
        Demand(a);
        Demand(b);
        if (IsNaN(a)) return b;
        if (IsNaN(b)) return a;
        var picked = Compare(a, b) * sign >= 0 ? a : b;
        return Convert(picked, Common(a.Kind, b.Kind, false));
    }

    private static void Demand(in Value value)
    {
        if (!value.IsNumber) throw new GremlinException(GremlinErrorCode.InvalidNumericData, $"{ValueText.ClassOf(value)} cannot be cast to class java.lang.Number");
    }

    private static bool IsSmallWhole(ValueKind kind) => kind is >= ValueKind.Byte and <= ValueKind.Long;

    private static bool IsFloating(ValueKind kind) => kind is ValueKind.Float or ValueKind.Double;

    private static int Width(ValueKind kind) => kind switch
    {
        ValueKind.Byte => 8,
        ValueKind.Short => 16,
        ValueKind.Int or ValueKind.Float => 32,
        ValueKind.Long or ValueKind.Double => 64,
        _ => 128,
    };

    private static Tag Small(ValueKind kind) => kind switch { ValueKind.Byte => Tag.Byte, ValueKind.Short => Tag.Short, ValueKind.Int => Tag.Int, _ => Tag.Long };

    private static BigInteger ToBig(in Value value) => value.Kind == ValueKind.BigInteger ? (BigInteger)value.Content : new BigInteger(value.AsLong);

    private static decimal ToDecimal(in Value value) => value.Kind switch
    {
        ValueKind.Decimal => (decimal)value.Content,
        ValueKind.BigInteger => (decimal)(BigInteger)value.Content,
        ValueKind.Double => (decimal)value.AsDouble,
        ValueKind.Float => (decimal)value.AsFloat,
        _ => value.AsLong,
    };
}
