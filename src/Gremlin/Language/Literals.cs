using System.Globalization;
using System.Numerics;
using System.Text;
using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Language;

/// <summary>Reads the values that tokens write.</summary>
internal static class Literals
{
    public static Value Whole(string text, in SyntaxToken token)
    {
        var digits = text.AsSpan(token.Start, token.Length);
        if (TrySmall(digits, out var small)) return small is >= int.MinValue and <= int.MaxValue ? Value.Of((int)small) : Value.Of(small);
        var hexadecimal = digits.TrimStart("+-").StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var suffix = char.ToLowerInvariant(digits[^1]);
        if (char.IsAsciiDigit(suffix) || (hexadecimal && suffix is >= 'a' and <= 'f')) suffix = ' ';
        else digits = digits[..^1];
        return Sized(text, token, Parse(digits, hexadecimal), suffix);
    }

    public static Value Floating(string text, in SyntaxToken token)
    {
        var digits = text.AsSpan(token.Start, token.Length);
        var suffix = char.ToLowerInvariant(digits[^1]);
        if (!char.IsAsciiDigit(suffix)) digits = digits[..^1];
        var plain = digits.Contains('_') ? digits.ToString().Replace("_", "", StringComparison.Ordinal) : digits;
        return suffix switch
        {
            'f' => Value.Of(float.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture)),
            'm' => Decimal(text, token, plain),
            not 'd' when decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Value.Of(number),
            _ => Value.Of(double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>The text between the quotes, escapes resolved.</summary>
    public static string Text(string text, in SyntaxToken token)
    {
        var inside = text.AsSpan(token.Start + 1, token.Length - 2);
        if (inside.Contains('\0')) throw SyntaxError.Of(text, token.Start, "a string may not hold the NUL character");
        return inside.Contains('\\') ? Unescape(text, token.Start + 1, inside) : inside.ToString();
    }

    /// <summary>Milliseconds since 1970 of an ISO 8601 date, with or without time and offset (UTC is meant without).</summary>
    public static bool TryDate(string iso, out long unixMilliseconds)
    {
        if (TryPlainDate(iso, out unixMilliseconds)) return true;
        if (iso.Length < 4 || !DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)) return false;
        if (!char.IsAsciiDigit(iso[0]) || iso.IndexOf('-', StringComparison.Ordinal) != 4) return false;
        unixMilliseconds = instant.ToUnixTimeMilliseconds();
        return true;
    }

    /// <summary>The forms that programs write: <c>yyyy-MM-dd</c>, and with <c>THH:mm:ss</c>, a fraction and <c>Z</c> behind it.</summary>
    public static bool TryPlainDate(ReadOnlySpan<char> iso, out long unixMilliseconds)
    {
        unixMilliseconds = 0;
        Span<byte> ascii = stackalloc byte[32];
        if (iso.Length is < 10 or > 32 || System.Text.Ascii.FromUtf16(iso, ascii, out var length) != System.Buffers.OperationStatus.Done) return false;
        if (iso.Length > 10 && (iso.Length < 19 || iso[10] != 'T')) return false;
        return Loading.DateCell.TryParse(ascii[..length], out unixMilliseconds);
    }

    /// <summary>Plain decimal digits without a suffix, as most numbers are written.</summary>
    private static bool TrySmall(ReadOnlySpan<char> digits, out long number)
    {
        const int SurelyFits = 18;
        number = 0;
        var negative = digits[0] == '-';
        var first = digits[0] is '-' or '+' ? 1 : 0;
        if (digits.Length - first > SurelyFits || (digits[first] == '0' && digits.Length - first > 1)) return false;
        foreach (var digit in digits[first..])
        {
            if (!char.IsAsciiDigit(digit)) return false;
            number = (number * 10) + (digit - '0');
        }

        if (negative) number = -number;
        return true;
    }

    private static BigInteger Parse(ReadOnlySpan<char> digits, bool hexadecimal)
    {
        var negative = digits[0] == '-';
        if (digits[0] is '-' or '+') digits = digits[1..];
        var plain = digits.ToString().Replace("_", "", StringComparison.Ordinal);
        BigInteger size;
        if (hexadecimal) size = BigInteger.Parse("0" + plain[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        else if (plain.Length > 1 && plain[0] == '0') size = plain.Aggregate(BigInteger.Zero, (sum, digit) => (sum * 8) + (digit - '0'));
        else if (plain.Length < 19) size = long.Parse(plain, CultureInfo.InvariantCulture);
        else size = BigInteger.Parse(plain, CultureInfo.InvariantCulture);
        return negative ? -size : size;
    }

    private static Value Sized(string text, in SyntaxToken token, BigInteger number, char suffix)
    {
        switch (suffix)
        {
            case 'b' when number >= sbyte.MinValue && number <= sbyte.MaxValue: return Value.OfByte((sbyte)number);
            case 's' when number >= short.MinValue && number <= short.MaxValue: return Value.OfShort((short)number);
            case 'i' or ' ' when number >= int.MinValue && number <= int.MaxValue: return Value.Of((int)number);
            case 'l' or ' ' when number >= long.MinValue && number <= long.MaxValue: return Value.Of((long)number);
            case 'n' or ' ': return Value.Of(number);
            default: throw SyntaxError.Of(text, token.Start, $"the number {text.AsSpan(token.Start, Math.Min(token.Length, 40))} is out of its type's range");
        }
    }

    private static Value Decimal(string text, in SyntaxToken token, ReadOnlySpan<char> digits) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(number)
            : throw new GremlinException(GremlinErrorCode.InvalidNumericData, $"The number {text.AsSpan(token.Start, Math.Min(token.Length, 40))} is out of range");

    private static string Unescape(string text, int start, ReadOnlySpan<char> inside)
    {
        var plain = new StringBuilder(inside.Length);
        for (var i = 0; i < inside.Length; i++)
        {
            if (inside[i] != '\\') plain.Append(inside[i]);
            else i = Escape(text, start, inside, i + 1, plain);
        }

        return plain.ToString();
    }

    /// <returns>The place of the escape's last character.</returns>
    private static int Escape(string text, int start, ReadOnlySpan<char> inside, int at, StringBuilder plain)
    {
        switch (inside[at])
        {
            case 'b': plain.Append('\b'); return at;
            case 't': plain.Append('\t'); return at;
            case 'n': plain.Append('\n'); return at;
            case 'f': plain.Append('\f'); return at;
            case 'r': plain.Append('\r'); return at;
            case '"' or '\'' or '\\': plain.Append(inside[at]); return at;
            case '\n': return at;
            case '\r' when at + 1 < inside.Length && inside[at + 1] == '\n': return at + 1;
            case 'u': return Unicode(text, start, inside, at, plain);
            case >= '0' and <= '7': return Octal(inside, at, plain);
            default: throw SyntaxError.Of(text, start + at, $"'\\{inside[at]}' is no escape");
        }
    }

    private static int Unicode(string text, int start, ReadOnlySpan<char> inside, int at, StringBuilder plain)
    {
        while (at + 1 < inside.Length && inside[at + 1] == 'u') at++;
        if (at + 4 >= inside.Length || !ushort.TryParse(inside.Slice(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw SyntaxError.Of(text, start + at, "\\u wants four hexadecimal digits");
        if (code == 0) throw SyntaxError.Of(text, start + at, "a string may not hold the NUL character");
        plain.Append((char)code);
        return at + 4;
    }

    private static int Octal(ReadOnlySpan<char> inside, int at, StringBuilder plain)
    {
        var longest = inside[at] <= '3' ? 3 : 2;
        var code = 0;
        var end = at;
        for (; end < inside.Length && end < at + longest && inside[end] is >= '0' and <= '7'; end++) code = (code * 8) + (inside[end] - '0');
        plain.Append((char)code);
        return end - 1;
    }
}
