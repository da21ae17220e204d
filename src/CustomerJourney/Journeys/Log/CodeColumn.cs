using System.Runtime.InteropServices;

namespace CustomerJourney.Journeys;

/// <summary>Codes in the narrowest of 1, 2 and 4 bytes.</summary>
internal static class CodeColumn
{
    /// <summary>Bytes a code takes when there are <paramref name="distinct"/> of them.</summary>
    public static int WidthOf(int distinct) => distinct <= byte.MaxValue + 1 ? 1 : distinct <= ushort.MaxValue + 1 ? 2 : 4;

    /// <summary>Writes the ranks of rows' codes at the places <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public static void Write(int[] ranks, int[] codes, int[]? order, int from, int to, byte[] into, int width)
    {
        switch (width)
        {
            case 1:
                for (var i = from; i < to; i++)
                    into[i] = (byte)RankAt(ranks, codes, order, i);
                break;
            case 2:
                var words = MemoryMarshal.Cast<byte, ushort>(into.AsSpan());
                for (var i = from; i < to; i++)
                    words[i] = (ushort)RankAt(ranks, codes, order, i);
                break;
            default:
                var doubles = MemoryMarshal.Cast<byte, int>(into.AsSpan());
                for (var i = from; i < to; i++)
                    doubles[i] = RankAt(ranks, codes, order, i);
                break;
        }
    }

    private static int RankAt(int[] ranks, int[] codes, int[]? order, int place)
    {
        var row = order is null ? place : order[place];
        return row < codes.Length ? ranks[codes[row]] : 0;
    }
}
