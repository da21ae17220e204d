using System.Numerics;

namespace CustomerJourney.Identity.Linkage;

/// <summary>
/// Small signs of texts that tell at once, and never wrongly, that two texts cannot be alike enough: most pairs of values need no look at the texts.
/// A sign's bits say "at least so many of this kind of letter", so one slip changes at most two of them, a swap of neighbours none.
/// </summary>
internal static class TextSigns
{
    private const int LongestCompared = 64; // what the distances look at
    private const int DigitKinds = 10;
    private const int LetterKinds = 26;
    private const int CodeLetterKinds = 12;
    private const int LongestWord = 31;
    private const int WordLetterKinds = 21;
    private const uint WordLetters = (1u << WordLetterKinds) - 1;
    private const int FirstLetter = WordLetterKinds + 1;
    private const int Length = 27;

    /// <summary>A bit of a word's sign that its maker may use.</summary>
    public const int Mark = 1 << WordLetterKinds;

    private const double LongestPrefixShare = 0.4;
    private const double Rounding = 1e-9;

    // a to z in 21 kinds: f with p, j with q, k with v, w with y, x with z
    private static ReadOnlySpan<byte> WordKinds => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 5, 9, 15, 16, 17, 18, 10, 19, 20, 19, 20];

    /// <summary>Sign of a code: how often each digit, up to two, and which of twelve kinds of letters.</summary>
    public static int OfCode(ReadOnlySpan<char> text)
    {
        uint sign = 0;
        foreach (var letter in Compared(text))
        {
            if (char.IsAsciiDigit(letter))
                sign |= (sign >> 2 * (letter - '0') & 1) == 0 ? 1u << 2 * (letter - '0') : 2u << 2 * (letter - '0');
            else if (letter is >= 'a' and <= 'z')
                sign |= 1u << 2 * DigitKinds + (letter - 'a') % CodeLetterKinds;
        }

        return (int)sign;
    }

    /// <summary>Sign of a longer text: which letters, which occur twice, which digits.</summary>
    public static ulong OfLine(ReadOnlySpan<char> text)
    {
        ulong sign = 0;
        foreach (var letter in Compared(text))
        {
            if (char.IsAsciiDigit(letter))
                sign |= 1UL << 2 * LetterKinds + (letter - '0');
            else if (letter is >= 'a' and <= 'z')
                sign |= (sign >> letter - 'a' & 1) == 0 ? 1UL << letter - 'a' : 1UL << LetterKinds + (letter - 'a');
        }

        return sign;
    }

    /// <summary>Sign of a word: length, first letter, which letters; nothing can be told by the sign 0, of an empty or long one.</summary>
    public static int OfWord(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestWord)
            return 0;
        var sign = (uint)text.Length << Length | (text[0] is >= 'a' and <= 'z' ? (uint)(text[0] - 'a' + 1) << FirstLetter : 0);
        foreach (var letter in text)
        {
            if (letter is >= 'a' and <= 'z')
                sign |= 1u << WordKinds[letter - 'a'];
        }

        return (int)sign;
    }

    /// <summary>Whether more than so many slips certainly lie between two codes.</summary>
    public static bool AreFar(int a, int b, int slips) => BitOperations.PopCount((uint)(a ^ b)) > 2 * slips;

    /// <inheritdoc cref="AreFar(int, int, int)"/>
    public static bool AreFar(ulong a, ulong b, int slips) => BitOperations.PopCount(a ^ b) > 2 * slips;

    /// <summary>Whether more than so many slips certainly lie between two words.</summary>
    public static bool AreWordsFar(int a, int b, int slips) => a != 0 && b != 0 && BitOperations.PopCount((uint)(a ^ b) & WordLetters) > 2 * slips;

    /// <summary>Whether each word has a letter that the other has not, so that neither is part of the other.</summary>
    public static bool AreApart(int a, int b) => a != 0 && b != 0 && ((uint)(a & ~b) & WordLetters) != 0 && ((uint)(b & ~a) & WordLetters) != 0;

    /// <summary>Whether it is the sign of a single letter.</summary>
    public static bool IsLetter(int sign) => (uint)sign >> Length == 1;

    /// <summary>Whether the <see cref="JaroWinkler"/> similarity of two words is certainly less.</summary>
    public static bool AreUnlike(int a, int b, double similarity)
    {
        if (a == 0 || b == 0)
            return false;
        int lengthA = (int)((uint)a >> Length), lengthB = (int)((uint)b >> Length);
        var onlyA = BitOperations.PopCount((uint)(a & ~b) & WordLetters);
        var onlyB = BitOperations.PopCount((uint)(b & ~a) & WordLetters);
        double matches = Math.Min(lengthA - onlyA, lengthB - onlyB);
        if (matches <= 0)
            return similarity > 0;
        var jaro = (matches / lengthA + matches / lengthB + 1) / 3;
        var startsAlike = ((uint)(a ^ b) >> FirstLetter & 31) == 0;
        return (startsAlike ? jaro + LongestPrefixShare * (1 - jaro) : jaro) + Rounding < similarity;
    }

    /// <summary>By two words' lengths (32 × length + length) in how many kinds of letters they can differ at most where their <see cref="JaroWinkler"/> similarity is at least this.</summary>
    public static byte[] MostDifferences(double similarity)
    {
        var most = new byte[(LongestWord + 1) * (LongestWord + 1)];
        Array.Fill(most, byte.MaxValue); // the sign 0 tells nothing
        var jaro = (similarity - LongestPrefixShare) / (1 - LongestPrefixShare) - Rounding;
        for (var a = 1; a <= LongestWord; a++)
        {
            for (var b = 1; b <= LongestWord; b++)
            {
                // jaro <= (m/a + m/b + 1) / 3, and a + b - 2m letters are without a match
                var matches = Math.Max(0, (3 * jaro - 1) * a * b / (a + b));
                most[(LongestWord + 1) * a + b] = (byte)Math.Max(0, Math.Floor(a + b - 2 * matches + Rounding));
            }
        }

        return most;
    }

    /// <summary>Whether the similarity that <paramref name="mostDifferences"/> was made for is certainly not reached.</summary>
    public static bool AreUnlike(int a, int b, byte[] mostDifferences) =>
        BitOperations.PopCount((uint)(a ^ b) & WordLetters) > mostDifferences[(int)((uint)a >> Length << 5 | (uint)b >> Length)];

    /// <summary>A sign for every number of a dictionary of texts.</summary>
    public static T[] Of<T>(Terms terms, Sign<T> sign)
    {
        var signs = new T[terms.Texts.Count];
        Span<char> room = stackalloc char[Terms.Room];
        for (var number = 1; number < signs.Length; number++)
            signs[number] = sign(terms.Read(number, room));
        return signs;
    }

    /// <summary>Makes a text's sign.</summary>
    public delegate T Sign<out T>(ReadOnlySpan<char> text);

    private static ReadOnlySpan<char> Compared(ReadOnlySpan<char> text) => text.Length > LongestCompared ? text[..LongestCompared] : text;
}
