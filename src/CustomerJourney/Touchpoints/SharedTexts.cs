namespace CustomerJourney.Touchpoints;

/// <summary>Makes strings of spans, one string for equal ones as long as that pays: kinds and channels are few, ids are not.</summary>
internal struct SharedTexts()
{
    private const int Places = 1024;
    private const int Tried = 8192;
    private const int PaysFrom = Tried / 8;

    private readonly string?[] _known = new string?[Places];
    private int _asked;
    private int _found;

    /// <summary>The string of these letters.</summary>
    public string Of(ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty)
            return "";
        if (_asked >= Tried && _found < PaysFrom)
            return new string(letters);
        _asked++;
        ref var known = ref _known[((letters.Length * 31) + (letters[0] * 7) + (letters[^1] * 131) + (letters[letters.Length / 2] * 17)) % Places];
        if (letters.SequenceEqual(known))
        {
            _found++;
            return known!;
        }

        return known = new string(letters);
    }
}
