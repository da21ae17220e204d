using System.Diagnostics;
using System.Text.Json;
using CustomerJourney.House;
using Parquet.Schema;

namespace CustomerJourney.Touchpoints;

/// <summary>The Spark job around the mapper: its own tests with a stand-in for Spark, and its tables held against the lake's.</summary>
public sealed class GlueJobTests
{
    private static string Folder => Path.Combine(Repository.Root, "glue");

    [Fact]
    public async Task The_job_passes_its_own_tests_with_the_mapper_as_a_process()
    {
        var (code, said) = await PythonAsync([Path.Combine(Folder, "tests", "test_map_batch.py")]);
        code.Should().Be(0, said);
        said.Should().MatchRegex("Ran (19|2[0-9]) tests").And.NotContain("names no mapper");
    }

    [Fact]
    public async Task Its_tables_are_the_lake_s()
    {
        var (code, said) = await PythonAsync(["-c", $"import sys; sys.path.insert(0, '{Folder}'); import json, map_batch; print(json.dumps([[path, columns] for path, columns in map_batch.TABLES.values()]))"]);
        code.Should().Be(0, said);
        var tables = JsonDocument.Parse(said).RootElement.EnumerateArray().ToDictionary(table => table[0].GetString()!, table => table[1].EnumerateArray().Select(column => $"{column[0]} {column[1]}"));
        tables.Keys.Should().BeEquivalentTo("curated/touchpoints", "curated/touchpoint_identifiers", "curated/parties", "curated/party_identifiers", "quarantine/rows");
        tables["curated/touchpoints"].Should().Equal(Columns<TouchpointRow>());
        tables["curated/touchpoint_identifiers"].Should().Equal(Columns<TouchpointIdentifierRow>());
        tables["curated/parties"].Should().Equal(Columns<PartyRow>());
        tables["curated/party_identifiers"].Should().Equal(Columns<PartyIdentifierRow>());
        tables["quarantine/rows"].Should().Equal(Columns<QuarantineRow>());
    }

    private static IEnumerable<string> Columns<TRow>() => LakeRows<TRow>.Columns.Select(column => $"{column.Field.Name} {SparkType(column.Field)}");

    private static string SparkType(DataField field) => field switch
    {
        DecimalDataField number => $"decimal({number.Precision},{number.Scale})",
        DateTimeDataField { DateTimeFormat: DateTimeFormat.Date } => "date",
        DateTimeDataField => "timestamp_ntz",
        _ => field.ClrType == typeof(long) ? "bigint" : "string",
    };

    private static async Task<(int Code, string Said)> PythonAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("python3", ["-B", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CCJ_MAPPER"] = Path.Combine(AppContext.BaseDirectory, "ccj-map");
        using var process = Process.Start(start)!;
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await messages);
    }
}
