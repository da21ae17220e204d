using System.Numerics;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Journeys;

/// <summary>Levenshtein distance from one journey to many: Myers' bit-parallel algorithm in blocks of 64 (Hyyrö 2003), the journey's masks built once.</summary>
internal sealed class StepDistance<TStep>
    where TStep : unmanaged, IBinaryInteger<TStep>
{
    private const int Bits = 64;

    private readonly ulong[] _masks; // per step, a word for each block
    private readonly int _length;
    private readonly int _blocks;
    private readonly ulong[] _plus;
    private readonly ulong[] _minus;

    public StepDistance(ReadOnlySpan<TStep> journey, int stepCount)
    {
        _length = journey.Length;
        _blocks = Math.Max(1, (_length + Bits - 1) / Bits);
        _masks = new ulong[(stepCount + 1) * _blocks];
        for (var i = 0; i < journey.Length; i++)
            _masks[int.CreateTruncating(journey[i]) * _blocks + i / Bits] |= 1UL << (i % Bits);
        _plus = new ulong[_blocks];
        _minus = new ulong[_blocks];
    }

    /// <summary>The distance to another journey. Not safe for two threads.</summary>
    public int To(ReadOnlySpan<TStep> other)
    {
        if (_length == 0)
            return other.Length;
        return _blocks == 1 ? ToShort(other) : ToLong(other);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ToShort(ReadOnlySpan<TStep> other)
    {
        var (plus, minus) = (ulong.MaxValue, 0UL);
        var last = 1UL << (_length - 1);
        var distance = _length;
        foreach (var step in other)
        {
            var equal = _masks[int.CreateTruncating(step)];
            var vertical = equal | minus;
            var horizontal = (((equal & plus) + plus) ^ plus) | equal;
            var up = minus | ~(horizontal | plus);
            var down = plus & horizontal;
            distance += (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
            up = (up << 1) | 1;
            plus = (down << 1) | ~(vertical | up);
            minus = up & vertical;
        }

        return distance;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ToLong(ReadOnlySpan<TStep> other)
    {
        Array.Fill(_plus, ulong.MaxValue);
        Array.Clear(_minus);
        var last = 1UL << ((_length - 1) % Bits);
        var distance = _length;
        foreach (var step in other)
        {
            var masks = _masks.AsSpan(int.CreateTruncating(step) * _blocks, _blocks);
            var (carryUp, carryDown) = (1UL, 0UL);
            for (var block = 0; block < masks.Length; block++)
            {
                var (plus, minus) = (_plus[block], _minus[block]);
                var vertical = masks[block] | minus;
                var equal = masks[block] | carryDown;
                var horizontal = (((equal & plus) + plus) ^ plus) | equal;
                var up = minus | ~(horizontal | plus);
                var down = plus & horizontal;
                if (block == masks.Length - 1)
                    distance += (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
                var (upOut, downOut) = (up >> (Bits - 1), down >> (Bits - 1));
                up = (up << 1) | carryUp;
                down = (down << 1) | carryDown;
                _plus[block] = down | ~(vertical | up);
                _minus[block] = up & vertical;
                (carryUp, carryDown) = (upOut, downOut);
            }
        }

        return distance;
    }
}
