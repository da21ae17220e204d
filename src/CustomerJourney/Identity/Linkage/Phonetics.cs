namespace CustomerJourney.Identity.Linkage;

/// <summary>Soundex (Russell 1918, as the US archives use it): names that sound alike have one code.</summary>
internal static class Phonetics
{
    private const int Length = 4;
    private const string Codes = "01230120022455012623010202"; // a to z; 0 is not coded

    /// <summary>The code of a folded name, written into some room; empty when it has no letter.</summary>
    public static ReadOnlySpan<char> Code(ReadOnlySpan<char> name, Span<char> code)
    {
        var length = 0;
        var last = '0';
        foreach (var letter in name)
        {
            if (letter is < 'a' or > 'z')
                continue;
            var digit = Codes[letter - 'a'];
            if (length == 0)
                code[length++] = letter;
            else if (digit != '0' && digit != last && length < Length)
                code[length++] = digit;
            if (letter is not ('h' or 'w'))
                last = digit;
        }

        return code[..length];
    }
}
