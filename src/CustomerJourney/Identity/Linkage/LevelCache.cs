namespace CustomerJourney.Identity.Linkage;

/// <summary>
/// Remembers the levels of value pairs, so that texts are compared once per distinct pair, or nearly: a slot holds the latest.
/// A slot is one word, so threads may share it: a value that another thread overwrites is at worst found anew.
/// </summary>
/// <param name="sizeBits">Log2 of how many it remembers.</param>
internal sealed class LevelCache(int sizeBits = LevelCache.UsualBits)
{
    /// <summary>Where pairs come again soon or not at all.</summary>
    public const int UsualBits = 16;

    /// <summary>Where few pairs will come.</summary>
    public const int SmallBits = 8;

    private const int NumberBits = 28;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private readonly ulong[] _slots = new ulong[1 << sizeBits];

    /// <summary>Finds the level of two values, or says where it goes.</summary>
    public bool TryFind(ulong space, int a, int b, out int slot, out int level)
    {
        var key = KeyOf(space, a, b);
        slot = (int)(key * Multiplier >> 64 - sizeBits);
        var found = _slots[slot];
        level = (int)found & Levels.Count - 1;
        return found >> Levels.Bits == key;
    }

    /// <summary>Remembers a level in the slot that <see cref="TryFind"/> gave.</summary>
    public int Keep(ulong space, int a, int b, int slot, int level)
    {
        _slots[slot] = KeyOf(space, a, b) << Levels.Bits | (uint)level;
        return level;
    }

    private static ulong KeyOf(ulong space, int a, int b) =>
        a < b ? space << 2 * NumberBits | (ulong)(uint)a << NumberBits | (uint)b : space << 2 * NumberBits | (ulong)(uint)b << NumberBits | (uint)a;
}
