using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>Files of every bad kind beside a good one: each is taken as far as it can be, and the counts add up.</summary>
public sealed class BadFileTests : IDisposable
{
    private const string Header = "id,at,phone,type,amount\n";
    private const string Good = "1,05/05/2024 10:00,+447400000001,call,3.50\n2,06/05/2024 10:00,+447400000002,call,4.50\n";
    private const int LongLine = 10_000_000;

    private const string Mapping = """
        {
          "files": "bad/*", "region": "GB", "zone": "Europe/London", "format": { "kind": "csv" },
          "touchpoint": {
            "type": "type", "at": { "column": "at", "format": "dd/MM/yyyy HH:mm" }, "channel": { "constant": "phone" }, "amount": "amount", "key": "id",
            "identifiers": [{ "kind": "msisdn", "column": "phone" }]
          }
        }
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("ccj-files-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Rows_in_are_rows_curated_filtered_and_quarantined_for_each_and_what_cannot_be_read_is_told()
    {
        var workspace = Path.Combine(_root, "shop");
        (await CcjProcess.RunAsync("init", workspace, "--empty")).MustSucceed();
        await File.WriteAllTextAsync(Path.Combine(workspace, "sources", "bad.source.json"), Mapping);
        await File.WriteAllTextAsync(Path.Combine(workspace, "sources", "nothing.source.json"), Mapping.Replace("bad/*", "nothing/*.csv", StringComparison.Ordinal));
        WriteFiles(Directory.CreateDirectory(Path.Combine(workspace, "raw", "bad")).FullName);

        var answer = await CcjProcess.RunAsync("run", "-w", workspace, "--format", "json");

        answer.Error.Should().NotContain("   at ");
        using var output = JsonDocument.Parse(answer.MustSucceed());
        var told = output.RootElement.GetProperty("files").EnumerateArray().ToDictionary(file => Path.GetFileName(file.GetProperty("key").GetString()!));
        told.Should().HaveCount(Directory.GetFiles(Path.Combine(workspace, "raw", "bad")).Length);
        foreach (var (name, file) in told)
            MustAddUp(name, file);
        Count(told["good.csv"], "curated").Should().Be(2);
        Count(told["impossible-times.csv"], "quarantined").Should().Be(2);
        Count(told["amounts.csv"], "quarantined").Should().Be(1);
        told["truncated.csv.gz"].TryGetProperty("failure", out _).Should().BeTrue();
    }

    private static void MustAddUp(string name, JsonElement file)
    {
        if (file.TryGetProperty("failure", out var failure))
            failure.GetProperty("Cause").GetString().Should().NotBeNullOrWhiteSpace().And.NotContain("   at ", "{0} is told in a paragraph", name);
        else
            Count(file, "read").Should().Be(Count(file, "curated") + Count(file, "quarantined") + Count(file, "filtered"), "nothing of {0} is lost", name);
    }

    private static long Count(JsonElement file, string name) => file.GetProperty("counts").GetProperty(name).GetInt64();

    private static void WriteFiles(string folder)
    {
        void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(folder, name), content);
        void WriteText(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));
        WriteText("good.csv", Header + Good);
        WriteText("wrong-column.csv", Header.Replace("at", "when", StringComparison.Ordinal) + Good);
        WriteText("empty.csv", "");
        WriteText("header-only.csv", Header);
        WriteText("impossible-times.csv", Header + "3,31/02/2024 10:00,+447400000001,call,1\n4,31/03/2024 01:30,+447400000001,call,1\n5,01/04/2024 01:30,+447400000001,call,1\n");
        WriteText("amounts.csv", Header + "6,05/05/2024 10:00,+447400000001,call,three\n7,05/05/2024 10:00,+447400000001,call,3\n");
        WriteText("duplicate-keys.csv", Header + "8,05/05/2024 10:00,+447400000001,call,1\n8,05/05/2024 11:00,+447400000001,call,2\n");
        WriteText("short-rows.csv", Header + "9,05/05/2024 10:00\n10\n\n");
        WriteText("unclosed-quote.csv", Header + "11,05/05/2024 10:00,\"+447400000001,call,1\n12,05/05/2024 10:00,+447400000001,call,1\n");
        WriteText("long-line.csv", Header + "13,05/05/2024 10:00,+447400000001," + new string('x', LongLine) + ",1\n14,05/05/2024 10:00,+447400000001,call,1\n");
        WriteText("no-key.csv", Header + ",05/05/2024 10:00,+447400000001,call,1\n");
        WriteText("huge-amount.csv", Header + "15,05/05/2024 10:00,+447400000001,call,99999999999999999999999999999999999\n");
        Write("mixed-encodings.csv", [.. Encoding.UTF8.GetBytes(Header + "16,05/05/2024 10:00,+447400000001,café,1\n"), .. Encoding.Latin1.GetBytes("17,05/05/2024 10:00,+447400000001,café,1\n")]);
        Write("binary.csv", [.. Enumerable.Range(0, 4096).Select(number => (byte)(number * 31))]);
        var zipped = Zipped(Header + string.Concat(Enumerable.Range(100, 5000).Select(number => $"{number},05/05/2024 10:00,+4474000{number:D5},call,{number % 97}\n")));
        Write("truncated.csv.gz", zipped[..(zipped.Length / 2)]);
        WriteText("no-gzip.csv.gz", Header + Good);
    }

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
