using System.Buffers;
using System.Globalization;
using CustomerJourney.Touchpoints.Sources;
using PhoneNumbers;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Gives values their one form.</summary>
public static class Normalise
{
    private const int LongestEmail = 254;
    private const int LongestMailbox = 64;
    private static readonly SearchValues<char> NotInMailboxes = SearchValues.Create(" @,;<>()[]\t\"");
    private static readonly SearchValues<char> PlainDomains = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");
    private static readonly PhoneNumberUtil Phones = PhoneNumberUtil.GetInstance();
    private static readonly IdnMapping DomainNames = new() { UseStd3AsciiRules = true };

    /// <summary>A value's one form; null when it is not what it should be.</summary>
    internal static string? Value(string text, Normalisation form, string? region) => form switch
    {
        Normalisation.Phone => Phone(text, region),
        Normalisation.Email => Email(text),
        Normalisation.Lower => text.ToLowerInvariant(),
        Normalisation.Upper => text.ToUpperInvariant(),
        Normalisation.Digits => string.Concat(text.Where(char.IsAsciiDigit)) is { Length: > 0 } digits ? digits : null,
        _ => text,
    };

    /// <summary>A phone number as E.164.</summary>
    /// <param name="text">As somebody wrote it.</param>
    /// <param name="region">ISO 3166 region for numbers without a country code; null when all have one.</param>
    /// <returns>Null when it is no valid number.</returns>
    public static string? Phone(string text, string? region)
    {
        try
        {
            var number = Phones.Parse(text, region);
            return Phones.IsValidNumber(number) ? Phones.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>An e-mail address in lower case, its domain in ASCII.</summary>
    /// <returns>Null when it is no address.</returns>
    public static string? Email(string text)
    {
        var address = text.Trim().TrimStart('<').TrimEnd('>');
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            address = address["mailto:".Length..];
        var at = address.LastIndexOf('@');
        if (at is < 1 or > LongestMailbox || address.Length > LongestEmail || address.AsSpan(0, at).IndexOfAny(NotInMailboxes) >= 0)
            return null;
        return Domain(address[(at + 1)..]) is { } domain ? $"{address[..at]}@{domain}".ToLowerInvariant() : null;
    }

    private static string? Domain(string name)
    {
        if (!name.Contains('.', StringComparison.Ordinal) || name.StartsWith('.') || name.EndsWith('.'))
            return null;
        if (name.AsSpan().IndexOfAnyExcept(PlainDomains) < 0 && !name.Contains("..", StringComparison.Ordinal))
            return name;
        try
        {
            return DomainNames.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
