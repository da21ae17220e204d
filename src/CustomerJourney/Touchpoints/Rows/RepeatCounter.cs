namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Counts how often a content came before in a file, exactly, 20 bytes a content.</summary>
internal sealed class RepeatCounter
{
    private const int FirstSlots = 1 << 12;
    private UInt128[] _contents = new UInt128[FirstSlots];
    private int[] _counts = new int[FirstSlots];
    private int _distinct;

    /// <summary>Counts a content.</summary>
    /// <param name="content">Its 128-bit hash.</param>
    /// <returns>How often it came before.</returns>
    public int Next(UInt128 content)
    {
        if (_distinct > _contents.Length / 4 * 3)
            Grow();
        var slot = Slot(content, _contents, _counts);
        if (_counts[slot] == 0)
        {
            _contents[slot] = content;
            _distinct++;
        }

        return _counts[slot]++;
    }

    private void Grow()
    {
        var (contents, counts) = (new UInt128[_contents.Length * 2], new int[_counts.Length * 2]);
        for (var from = 0; from < _contents.Length; from++)
        {
            if (_counts[from] == 0)
                continue;
            var to = Slot(_contents[from], contents, counts);
            (contents[to], counts[to]) = (_contents[from], _counts[from]);
        }

        (_contents, _counts) = (contents, counts);
    }

    private static int Slot(UInt128 content, UInt128[] contents, int[] counts)
    {
        var slot = (int)(ulong)content & (contents.Length - 1);
        while (counts[slot] != 0 && contents[slot] != content)
            slot = (slot + 1) & (contents.Length - 1);
        return slot;
    }
}
