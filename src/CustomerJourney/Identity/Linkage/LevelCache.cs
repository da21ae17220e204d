namespace CustomerJourney.Identity.Linkage;

/// <summary>Remembers the levels of value pairs, so that texts are compared once per distinct pair, or nearly: a slot holds the latest. One per thread.</summary>
/// <param name="small">Whether few pairs will come.</param>
internal sealed class LevelCache(bool small = false)
{
    private const int UsualBits = 16;
    private const int SmallBits = 8;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private readonly int _sizeBits = small ? SmallBits : UsualBits;
    private readonly ulong[] _keys = new ulong[1 << (small ? SmallBits : UsualBits)];
    private readonly byte[] _levels = new byte[1 << (small ? SmallBits : UsualBits)];

    /// <summary>Finds the level of two values, or says where it goes.</summary>
    public bool TryFind(ulong space, int a, int b, out int slot, out int level)
    {
        var key = KeyOf(space, a, b);
        slot = (int)(key * Multiplier >> 64 - _sizeBits);
        level = _levels[slot];
        return _keys[slot] == key;
    }

    /// <summary>Remembers a level in the slot that <see cref="TryFind"/> gave.</summary>
    public int Keep(ulong space, int a, int b, int slot, int level)
    {
        _keys[slot] = KeyOf(space, a, b);
        _levels[slot] = (byte)level;
        return level;
    }

    private static ulong KeyOf(ulong space, int a, int b) =>
        a < b ? space << 58 | (ulong)(uint)a << 29 | (uint)b : space << 58 | (ulong)(uint)b << 29 | (uint)a;
}
