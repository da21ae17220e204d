using System.IO.Compression;
using System.Text;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>A file as sources should not deliver it, and what is to become of it.</summary>
/// <param name="Name">Below <c>raw/</c>.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Curated">Rows that become touchpoints.</param>
/// <param name="Quarantined">Rows that are kept for a person to look at.</param>
/// <param name="Told">A word of the paragraph on standard error; null when there is none.</param>
internal sealed record BadFile(string Name, byte[] Content, int Curated, int Quarantined, string? Told = null)
{
    private const string Header = "id,at,phone,type,amount\n";
    private const int LongLine = 10_000_000;
    private const int TooLongLine = 20_000_000;

    /// <summary>All of them, with a good one in their midst.</summary>
    public static IReadOnlyDictionary<string, BadFile> All { get; } = Kinds().ToDictionary(file => file.Name);

    private static IEnumerable<BadFile> Kinds() =>
    [
        Csv("good", "1,05/05/2024 10:00,+447400000001,call,3.50\n2,06/05/2024 10:00,+447400000002,call,4.50\n", 2, 0),
        new("bad/wrong-column.csv", Text("id,when,phone,type,amount\n100,05/05/2024 10:00,+447400000001,call,1\n"), 0, 0, "has no column 'at'"),
        new("bad/empty.csv", [], 0, 0, "The file is empty"),
        Csv("header-only", "", 0, 0),
        Csv("two-columns-alike", "", 0, 0) with { Content = Text("id,at,at,phone,type,amount\n"), Told = "two columns 'at'" },
        new("bad/binary.csv", [.. Enumerable.Range(0, 4096).Select(number => (byte)(number * 31))], 0, 0, "has no column"),
        Csv("no-such-times", "3,31/02/2024 10:00,+447400000001,call,1\n4,31/03/2024 01:30,+447400000001,call,1\n5,01/04/2024 01:30,+447400000001,call,1\n", 1, 2),
        Csv("times-of-other-ages", "22,05/05/0001 10:00,+447400000001,call,1\n23,05/05/9999 10:00,+447400000001,call,1\n", 0, 2),
        Csv("amounts", "6,05/05/2024 10:00,+447400000001,call,three\n7,05/05/2024 10:00,+447400000001,call,3\n", 1, 1),
        Csv("huge-amount", "15,05/05/2024 10:00,+447400000001,call,99999999999999999999999999999999999\n", 0, 1),
        Csv("duplicate-keys", "8,05/05/2024 10:00,+447400000001,call,1\n8,05/05/2024 11:00,+447400000001,call,2\n", 2, 0),
        Csv("no-key", ",05/05/2024 10:00,+447400000001,call,1\n", 0, 1),
        Csv("no-type", "21,05/05/2024 10:00,+447400000001,,1\n", 0, 1),
        Csv("no-phone-number", "20,05/05/2024 10:00,call me,call,1\n", 0, 1),
        Csv("short-rows", "9,05/05/2024 10:00\n10\n\n", 0, 2),
        Csv("long-rows", "90,05/05/2024 10:00,+447400000001,call,1,2,3\n", 0, 1),
        Csv("unclosed-quote", "11,05/05/2024 10:00,\"+447400000001,call,1\n12,05/05/2024 10:00,+447400000001,call,1\n", 1, 1),
        Csv("long-line", $"13,05/05/2024 10:00,+447400000001,{new string('x', LongLine)},1\n14,05/05/2024 10:00,+447400000001,call,1\n", 1, 1),
        Csv("too-long-line", $"33,05/05/2024 10:00,+447400000001,{new string('x', TooLongLine)},1\n34,05/05/2024 10:00,+447400000001,call,1\n", 1, 1),
        Csv("nul-letter", "18,05/05/2024 10:00,+447400000001,ca\0ll,1\n", 0, 1),
        new("bad/old-line-ends.csv", Text((Header + "301,05/05/2024 10:00,+447400000001,call,1\n").Replace('\n', '\r')), 1, 0),
        new("bad/other-delimiter.csv", Text((Header + "302,05/05/2024 10:00,+447400000001,call,1\n").Replace(',', ';')), 1, 0),
        Csv("utf-16", "", 1, 0) with { Content = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Header + "303,05/05/2024 10:00,+447400000001,call,1\n")] },
        Csv("byte-order-mark", "", 1, 0) with { Content = [.. Encoding.UTF8.Preamble, .. Text(Header + "304,05/05/2024 10:00,+447400000001,call,1\n")] },
        Csv("mixed-encodings", "", 1, 1) with { Content = [.. Text(Header + "16,05/05/2024 10:00,+447400000001,café,1\n"), .. Encoding.Latin1.GetBytes("17,05/05/2024 10:00,+447400000001,café,1\n")] },
        new("bad/no-gzip.csv.gz", Text(Header + "201,05/05/2024 10:00,+447400000001,call,1\n"), 1, 0),
        new("lines/broken.jsonl", Text("{\"id\":\"1\",\"at\":\"2024-05-05T10:00:00Z\",\"type\":\"x\"}\n{\"id\":\"2\",\"at\":\nnot json\n[1,2]\n\"text\"\n"), 1, 4),
        new("lines/deep.jsonl", Text(new string('[', 100_000) + "\n"), 0, 1),
        new("lines/cut.jsonl", Text("{\"id\":\"3\",\"at\":\"2024-05-05T10:00:00Z\",\"type\":\"x\"}\n{\"id\":\"4\",\"at\":\"2024-05-0"), 1, 1),
        new("columns/cut.parquet", [.. "PAR1"u8, .. new byte[100]], 0, 0, "is no Parquet file"),
        new("columns/text.parquet", Text("id,at\n"), 0, 0, "is no Parquet file"),
    ];

    /// <summary>A gzip that ends in the middle: as many rows as can be read are taken, the row it is cut in is kept aside.</summary>
    public static byte[] CutGzip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
            zip.Write(Text(Header + string.Concat(Enumerable.Range(10_000, 5000).Select(number => $"{number},05/05/2024 10:00,+4474000{number:D5},call,{number % 97}\n"))));
        var whole = bytes.ToArray();
        return whole[..(whole.Length / 2)];
    }

    private static BadFile Csv(string name, string rows, int curated, int quarantined) => new($"bad/{name}.csv", Text(Header + rows), curated, quarantined);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
