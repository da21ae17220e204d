namespace CustomerJourney.Identity.Linkage;

/// <summary>Sorts records by 64-bit keys: radix sort, eight bits at a time, over the lower 48 bits, which tell keys of a few million records apart.</summary>
internal sealed class KeySorter(int capacity)
{
    private const int DigitBits = 12;
    private const int KeyBits = 48;
    private const int Small = 256;

    private ulong[] _keys = new ulong[capacity];
    private ulong[] _otherKeys = new ulong[capacity];
    private int[] _records = new int[capacity];
    private int[] _otherRecords = new int[capacity];

    /// <summary>The keys, ascending by their lower bits.</summary>
    public ulong[] Keys => _keys;

    /// <summary>The records, in the order of <see cref="Keys"/>.</summary>
    public int[] Records => _records;

    /// <summary>Takes the records that have a key and sorts them; those of one key stay in their order where there are many.</summary>
    /// <returns>How many there are.</returns>
    public int Take(KeyRule rule, int records)
    {
        var count = 0;
        for (var record = 0; record < records; record++)
        {
            var key = rule.KeyOf(record);
            if (key == 0)
                continue;
            _keys[count] = Lower(key);
            _records[count++] = record;
        }

        if (count <= Small)
            Array.Sort(_keys, _records, 0, count);
        else
            Radix(count);
        return count;
    }

    /// <summary>The part of a key that is sorted by and compared.</summary>
    public static ulong Lower(ulong key) => key & (1UL << KeyBits) - 1;

    private void Radix(int count)
    {
        var starts = new int[1 << DigitBits];
        for (var shift = 0; shift < KeyBits; shift += DigitBits)
        {
            Array.Clear(starts);
            for (var i = 0; i < count; i++)
                starts[DigitOf(_keys[i], shift)]++;
            var sum = 0;
            for (var digit = 0; digit < starts.Length; digit++)
                (starts[digit], sum) = (sum, sum + starts[digit]);
            for (var i = 0; i < count; i++)
            {
                var place = starts[DigitOf(_keys[i], shift)]++;
                _otherKeys[place] = _keys[i];
                _otherRecords[place] = _records[i];
            }

            (_keys, _otherKeys) = (_otherKeys, _keys);
            (_records, _otherRecords) = (_otherRecords, _records);
        }
    }

    private static int DigitOf(ulong key, int shift) => (int)(key >> shift) & (1 << DigitBits) - 1;
}
