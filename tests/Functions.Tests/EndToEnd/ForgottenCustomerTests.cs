using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>A customer who is forgotten is in no byte of the workspace any more, nobody else is touched, and no later delivery brings them back.</summary>
public sealed class ForgottenCustomerTests : IAsyncLifetime
{
    private const int Others = 30;
    private const string Given = "Zébédiah";
    private const string Family = "Quillfeather";
    private const string Email = "zq@quill.example";
    private const string Msisdn = "+447911123456";
    private const string CrmHeader = "key,first,last,mail,phone,account,changed\n";

    private static readonly string[] Values = [Given, Family, Email, "7911123456", "7911 123456", "CUST-ZQ"];

    private readonly string _root = Directory.CreateTempSubdirectory("ccj-forget-").FullName;

    private string Workspace => Path.Combine(_root, "shop");

    public async Task InitializeAsync()
    {
        (await CcjProcess.RunAsync("init", Workspace, "--empty")).MustSucceed();
        Write("sources/crm.source.json", """
            { "files": "crm/*.csv", "region": "GB", "party": { "key": "key", "updatedAt": "changed", "givenName": "first", "familyName": "last", "emails": "mail", "phones": "phone",
              "identifiers": [{ "kind": "account", "column": "account" }, { "kind": "crm", "column": "key" }] } }
            """);
        Write("sources/calls.source.json", """
            { "files": "calls/*.csv", "region": "GB", "format": { "kind": "csv", "encoding": "latin-1", "delimiter": ";" },
              "touchpoint": { "key": "id", "type": "reason", "at": "at", "attributes": ["note"], "identifiers": [{ "kind": "msisdn", "column": "phone" }, { "kind": "account", "column": "account" }] } }
            """);
        Write("sources/clicks.source.json", """
            { "files": "clicks/*.jsonl.gz", "touchpoint": { "type": "what", "at": "at", "identifiers": [{ "kind": "email", "column": "login" }, { "kind": "cookie", "column": "cookie" }] } }
            """);
        Write("sources/visits.source.json", """
            { "files": "visits/*.parquet", "touchpoint": { "type": "what", "at": "at", "identifiers": [{ "kind": "email", "column": "login" }] } }
            """);
        Write("raw/crm/people.csv", Crm());
        Write("raw/calls/calls.csv", Encoding.Latin1.GetBytes(Calls()));
        Write("raw/clicks/clicks.jsonl.gz", Zipped(Clicks()));
        await WriteVisitsAsync();
        (await CcjProcess.RunAsync("run", "-w", Workspace)).MustSucceed();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Nothing_of_them_is_left_nobody_else_is_touched_and_nothing_brings_them_back()
    {
        WorkspaceBytes.Find(Workspace, Values).Select(found => found.Split('/')[0]).Distinct().Should().Contain(["raw", "curated", "quarantine", "resolved", "journey-graph"], "they are there before");
        var before = await CountsAsync();

        var answer = await CcjProcess.RunAsync("customer", "forget", $"email:{Email}", "-w", Workspace, "--format", "json");

        var receipt = JsonDocument.Parse(answer.MustSucceed()).RootElement;
        (answer.Output + answer.Error).Should().NotContainAny(Values);
        receipt.GetProperty("parties").GetInt32().Should().Be(1);
        receipt.GetProperty("touchpoints").GetInt32().Should().Be(5);
        receipt.GetProperty("rawRows").GetInt32().Should().Be(7, "the record, two calls, two clicks, a visit, and the call without a time");
        receipt.GetProperty("filesLeft").EnumerateArray().Should().BeEmpty();
        receipt.GetProperty("quarantinedRows").GetInt32().Should().Be(1);
        WorkspaceBytes.Find(Workspace, Values).Should().BeEmpty();
        File.ReadAllText(Path.Combine(Workspace, "raw", "crm", "people.csv")).Should().Be(string.Join('\n', Crm().Split('\n').Where(line => !line.Contains(Family, StringComparison.Ordinal))), "everybody else's rows stay as they were");
        (await VisitorsAsync()).Should().Equal(Visitors().Where(login => login != Email));

        await MustStayForgottenAsync(before);
        DeliverAgain();
        await MustStayForgottenAsync(before);
        (await CcjProcess.RunAsync("customer", "forget", $"email:{Email}", "-w", Workspace)).MustSucceed();
        WorkspaceBytes.Find(Workspace, Values).Should().BeEmpty("asked again, delivered files are cleaned again");
        (await CcjProcess.RunAsync("customer", "forget", "email:nobody@mail.example", "-w", Workspace)).ExitCode.Should().Be(1);
    }

    private async Task MustStayForgottenAsync((long Customers, long Touchpoints) before)
    {
        (await CcjProcess.RunAsync("run", "-w", Workspace)).MustSucceed();
        var after = await CountsAsync();
        after.Should().Be((before.Customers - 1, before.Touchpoints - 5));
        WorkspaceBytes.Find(Path.Combine(Workspace), Values).Where(found => !found.StartsWith("raw/", StringComparison.Ordinal)).Should().BeEmpty();
    }

    /// <summary>The CRM does not know yet and delivers them again, changed; a backup brings the clicks once more.</summary>
    private void DeliverAgain()
    {
        Write("raw/crm/people-later.csv", CrmHeader + $"CUST-ZQ,{Given},{Family},{Email},07911 123456,A-900,2025-06-01T00:00:00Z\n");
        Write("raw/clicks/clicks-again.jsonl.gz", Zipped(Clicks() + "\n"));
    }

    private async Task<(long Customers, long Touchpoints)> CountsAsync()
    {
        var lines = (await CcjProcess.RunAsync("sql", "select (select count(*) from customers) as c, (select count(*) from touchpoints) as t", "-w", Workspace, "--format", "csv")).MustSucceed().Split('\n');
        var counts = lines[1].Trim().Split(',');
        return (long.Parse(counts[0], CultureInfo.InvariantCulture), long.Parse(counts[1], CultureInfo.InvariantCulture));
    }

    private static string Crm() => CrmHeader
        + string.Concat(Enumerable.Range(0, Others).Select(n => $"C{n},Anna{n},\"Smith, the {n}th\",anna{n}@mail.example,+4474000{n:D5},A-{n},2024-01-01T00:00:00Z\n"))
        + $"CUST-ZQ,{Given},{Family},{Email},07911 123456,A-900,2024-01-01T00:00:00Z\n"
        + "C900,Hilda,Housemate,hilda@mail.example,+447400099999,A-900,2024-01-01T00:00:00Z\n";

    private static string Calls() => "id;reason;at;phone;account;note\n"
        + string.Concat(Enumerable.Range(0, Others).Select(n => $"{n};call;2024-05-05T10:00:{n:D2}Z;+4474000{n:D5};A-{n};fine\n"))
        + $"100;call;2024-05-06T10:00:00Z;{Msisdn};A-900;asked for {Given}\n"
        + $"101;call;2024-05-07T10:00:00Z;07911 123456;;\"quoted;\ntwice\"\n"
        + "102;call;some day;07911 123456;;no time\n"
        + "103;call;2024-05-07T10:00:00Z;+447400099999;A-900;the other one\n";

    private static string Clicks() =>
        string.Concat(Enumerable.Range(0, Others).Select(n => $$"""{"what":"view","at":"2024-05-05T11:00:00Z","login":"anna{{n}}@mail.example","cookie":"c-{{n}}"}""" + "\n"))
        + $$"""{"what":"login","at":"2024-05-05T12:00:00Z","login":"{{Email}}","cookie":"c-900"}""" + "\n"
        + """{"what":"view","at":"2024-05-05T12:01:00Z","cookie":"c-900"}""" + "\n";

    private static string[] Visitors() => [.. Enumerable.Range(0, Others).Select(n => $"anna{n}@mail.example"), Email];

    private async Task WriteVisitsAsync()
    {
        var (what, at, login) = (new DataField("what", typeof(string), false), new DataField("at", typeof(string), false), new DataField("login", typeof(string), true));
        using var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(what, at, login), file))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(what, Array.ConvertAll(Visitors(), _ => "visit"));
            await group.WriteAsync(at, Array.ConvertAll(Visitors(), _ => "2024-05-08T09:00:00Z"));
            await group.WriteAsync(login, Visitors());
        }

        Write("raw/visits/visits.parquet", file.ToArray());
    }

    private async Task<string?[]> VisitorsAsync()
    {
        await using var reader = await ParquetReader.CreateAsync(File.OpenRead(Path.Combine(Workspace, "raw", "visits", "visits.parquet")));
        using var group = reader.OpenRowGroupReader(0);
        var logins = new string?[group.RowCount];
        await group.ReadAsync(reader.Schema.DataFields.Single(field => field.Name == "login"), logins.AsMemory(), null, default);
        return logins;
    }

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private void Write(string file, string content) => Write(file, Encoding.UTF8.GetBytes(content));

    private void Write(string file, byte[] content)
    {
        var path = Path.Combine(Workspace, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }
}
