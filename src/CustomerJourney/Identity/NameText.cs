using System.Text;
using AnyAscii;

namespace CustomerJourney.Identity;

/// <summary>Text as identity compares it.</summary>
internal static class NameText
{
    /// <summary>No longer part of a value is looked at: longer ones are junk, and comparing them would cost without telling more.</summary>
    internal const int LongestValue = 256;

    /// <summary>Lower-case Latin letters and digits, words joined by one blank; empty when nothing is left.</summary>
    public static string Fold(string? text) => Fold(text.AsSpan(), keepBlanks: true);

    /// <summary>The same without blanks: postal codes, account numbers.</summary>
    public static string FoldCode(string? text) => Fold(text.AsSpan(), keepBlanks: false);

    /// <inheritdoc cref="Fold(string?)"/>
    public static string Fold(ReadOnlySpan<char> text, bool keepBlanks)
    {
        Span<char> room = stackalloc char[LongestValue];
        return Fold(text, room, keepBlanks).ToString();
    }

    /// <inheritdoc cref="Fold(string?)"/>
    internal static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, Span<char> room) => Fold(text, room, keepBlanks: true);

    /// <inheritdoc cref="FoldCode(string?)"/>
    internal static ReadOnlySpan<char> FoldCode(ReadOnlySpan<char> text, Span<char> room) => Fold(text, room, keepBlanks: false);

    private static ReadOnlySpan<char> Fold(ReadOnlySpan<char> text, Span<char> folded, bool keepBlanks)
    {
        if (text.Length > LongestValue)
            text = text[..LongestValue];
        if (!Ascii.IsValid(text))
            text = text.ToString().Transliterate();
        if (text.Length > LongestValue)
            text = text[..LongestValue];
        var length = 0;
        var blank = false;
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                if (blank && length > 0 && keepBlanks && length < LongestValue)
                    folded[length++] = ' ';
                if (length < LongestValue)
                    folded[length++] = char.ToLowerInvariant(letter);
                blank = false;
            }
            else if (letter is not ('\'' or '`'))
            {
                blank = true;
            }
        }

        return folded[..length];
    }
}
