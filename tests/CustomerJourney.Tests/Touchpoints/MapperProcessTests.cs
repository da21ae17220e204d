using System.Diagnostics;
using System.Text.Json;
using CustomerJourney.House;

namespace CustomerJourney.Touchpoints;

/// <summary>The mapper as Spark runs it: a process between standard input and output.</summary>
public sealed class MapperProcessTests : IDisposable
{
    private const string Text = "what,when,who\na,2024-01-01,1\n\"b\nb\",2024-01-02,2\nbad\na,2024-01-01,1\n";
    private readonly TemporaryFolder _folder = new();

    public MapperProcessTests() => File.WriteAllText(Source, Mapped.Calls);

    private string Source => _folder.File("calls.source.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_mapped_line_by_line_with_counts_at_the_end()
    {
        var (code, output, messages) = await Run(Text, "--source", Source, "--file", "calls/one.csv", "--batch", "b1");
        code.Should().Be(0, messages);
        Tables(output).Should().Equal("touchpoints", "touchpoints", "touchpoints", "touchpoint_identifiers", "touchpoint_identifiers", "touchpoint_identifiers", "quarantine");
        JsonDocument.Parse(messages).RootElement.GetProperty("read").GetInt64().Should().Be(4);
    }

    [Fact]
    public async Task Rows_in_envelopes_become_what_their_file_becomes()
    {
        string[] rows = ["a,2024-01-01,1", "\"b\nb\",2024-01-02,2", "bad", "a,2024-01-01,1"];
        int[] lines = [2, 3, 5, 6];
        var envelopes = rows.Select((text, at) => JsonSerializer.Serialize(new { text, row = at + 1, line = lines[at], earlier = at == 3 ? 1 : 0 })).Reverse();
        var whole = await Run(Text, "--source", Source, "--file", "calls/one.csv");
        var cut = await Run(string.Join('\n', envelopes), "--source", Source, "--file", "calls/one.csv", "--records", "--header", "what,when,who");
        cut.Messages.Should().Be(whole.Messages.Replace("\"utf-8\"", "null"), "who cuts rows has decoded them");
        cut.Output.Split('\n').Should().BeEquivalentTo(whole.Output.Split('\n'));
    }

    [Fact]
    public async Task What_is_wrong_is_a_sentence_and_an_exit_code()
    {
        (await Run("", "--file", "x")).Code.Should().Be(2);
        var lacking = await Run("other\n1\n", "--source", Source, "--file", "x.csv");
        lacking.Code.Should().Be(1);
        lacking.Messages.Should().StartWith("ccj-map: calls.source.json:2:").And.NotContain("   at ");
        (await Run("nonsense\n", "--source", Source, "--records", "--header", "what,when,who")).Messages.Should().StartWith("ccj-map: Line 1 of the input is no envelope");
    }

    private static IEnumerable<string> Tables(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("table").GetString()!);

    private static async Task<(int Code, string Output, string Messages)> Run(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ccj-map.dll"), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CCJ_IDENTIFIER_KEY"] = "00112233445566778899aabbccddeeff";
        using var process = Process.Start(start)!;
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It refused before it read.
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await output, (await messages).Trim());
    }
}
