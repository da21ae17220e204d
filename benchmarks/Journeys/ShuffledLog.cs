using System.Text;

namespace CustomerJourney.Benchmarks.Journeys;

/// <summary>The same log in no order, its instants cut to the minute so that many are equal: what an order by time alone gets wrong.</summary>
internal static class ShuffledLog
{
    /// <summary>Writes it.</summary>
    public static int Write(string log, string path, int seed)
    {
        var bytes = File.ReadAllBytes(log);
        var lines = new List<(int Start, int Length)>();
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
            lines.Add((start, length == 0 ? bytes.Length - start : length));
            start += lines[^1].Length;
        }

        var header = Encoding.UTF8.GetString(bytes, 0, lines[0].Length).TrimEnd().Split(',');
        var time = Array.IndexOf(header, "timestamp");
        var rows = lines.Skip(1).ToArray();
        new Random(seed).Shuffle(rows);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write(bytes, 0, lines[0].Length);
        foreach (var (start, length) in rows)
        {
            var row = bytes.AsSpan(start, length);
            CutSeconds(row, time);
            file.Write(row);
        }

        return 0;
    }

    /// <summary>In <c>yyyy-MM-dd HH:mm:ss</c> the last two digits become 00.</summary>
    private static void CutSeconds(Span<byte> row, int field)
    {
        const int Seconds = 17;
        for (; field > 0; field--)
            row = row[(row.IndexOf((byte)',') + 1)..];
        row.Slice(Seconds, 2).Fill((byte)'0');
    }
}
