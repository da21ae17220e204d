using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CustomerJourney.Identity.Linkage;
using CustomerJourney.ModelServer;

namespace CustomerJourney.Identity;

/// <summary>The model server as a process of its own, by SageMaker's container contract: trained from a channel, then served.</summary>
public sealed class ServedIdentityTests : IAsyncLifetime, IDisposable
{
    private const string Pair = """{"a":{"first_name":"ann","last_name":"barcalden","dob":"1980-05-17","phone":"07700900001"},"b":{"first_name":"ann","last_name":"barcalde","dob":"1980-05-17","phone":"07700900001"}}""";
    private const string Strangers = """{"a":{"first_name":"ann","last_name":"barcalden","dob":"1980-05-17"},"b":{"first_name":"louis","last_name":"wexstomor","dob":"1966-01-02"}}""";

    private readonly string _root = Directory.CreateTempSubdirectory("ml").FullName;
    private readonly HttpClient _client = new();
    private Process? _server;

    public async Task InitializeAsync()
    {
        var channel = Directory.CreateDirectory(Path.Combine(_root, "input", "data", "training")).FullName;
        await File.WriteAllTextAsync(Path.Combine(channel, "records.csv"), Csv(Population.Of(800, 2)));
        await File.WriteAllTextAsync(Path.Combine(channel, "identity.model.json"), ModelFile.Write(Population.Model));
        (await RunAsync("train")).Should().StartWith("identity; version=");
        _server = Start("serve");
        var told = await _server.StandardOutput.ReadLineAsync() ?? "";
        _client.BaseAddress = new Uri($"http://127.0.0.1:{told[(told.LastIndexOf(':') + 1)..].TrimEnd('/')}");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _server?.Kill();
        _server?.Dispose();
        _client.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_trained_model_is_served_by_the_container_contract()
    {
        (await _client.GetAsync("/ping")).StatusCode.Should().Be(HttpStatusCode.OK);
        await SinglePairsAndBatchesAreAnswered();
        await TheModelAndVersionAskedForAnswer();
        await JsonLinesAndCsvAreTaken();
        await WhatIsWrongIsToldWithItsStatus();
        await FourMegabytesAreTakenAndSevenRefused();
    }

    [Fact]
    public async Task Training_that_fails_leaves_its_reason()
    {
        await File.WriteAllTextAsync(Path.Combine(_root, "input", "data", "training", "records.csv"), "record_id,first_name\n");

        (await RunAsync("train", exitCode: 1)).Should().Contain("no records");
        (await File.ReadAllTextAsync(Path.Combine(_root, "output", "failure"))).Should().Contain("no records");
    }

    private async Task SinglePairsAndBatchesAreAnswered()
    {
        var single = await AnswerAsync(Pair);
        var batch = await AnswerAsync($$"""{"explain":true,"pairs":[{{Pair}},{{Strangers}}]}""");

        var model = TrainedModel.Read(await File.ReadAllTextAsync(Path.Combine(_root, "model", IdentityModels.TrainedFile)));
        batch.GetProperty("modelVersion").GetString().Should().Be(model.Version);
        var scores = batch.GetProperty("scores").EnumerateArray().ToList();
        scores.ConvertAll(score => score.GetProperty("isMatch").GetBoolean()).Should().Equal(true, false);
        single.GetProperty("scores")[0].GetProperty("bits").GetDouble().Should().Be(scores[0].GetProperty("bits").GetDouble());
        scores[0].GetProperty("explanation").GetProperty("fields").EnumerateArray().Should().NotBeEmpty();
    }

    private async Task TheModelAndVersionAskedForAnswer()
    {
        const string Keys = """{"a":{"givenName":"Ann","familyName":"Lee","birthDate":"1980-05-17","email#0":"a@mail.example"},"b":{"givenName":"Anne","familyName":"Lee","birthDate":"1980-05-17","email#0":"a@mail.example"}}""";
        var rules = await AnswerAsync($$"""{"model":"deterministic","pairs":[{{Keys}}]}""");
        rules.GetProperty("scores")[0].GetProperty("reason").GetString().Should().Contain("email");
        var version = rules.GetProperty("modelVersion").GetString();
        (await AnswerAsync($$"""{"model":"deterministic","version":"{{version}}","pairs":[{{Keys}}]}""")).GetProperty("modelVersion").GetString().Should().Be(version);
        (await PostAsync($$"""{"version":"0000","pairs":[{{Pair}}]}""", ContentTypes.Json)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private async Task JsonLinesAndCsvAreTaken()
    {
        var lines = await (await PostAsync($"{Pair}\n{Strangers}\n", ContentTypes.JsonLines)).Content.ReadAsStringAsync();
        var csv = await (await PostAsync("a.first_name,a.last_name,a.dob,b.first_name,b.last_name,b.dob\nann,barcalden,1980-05-17,ann,barcalden,1980-05-17\nann,barcalden,1980-05-17,louis,wexstomor,1966-01-02\n", ContentTypes.Csv)).Content.ReadAsStringAsync();

        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("isMatch").GetBoolean()).Should().Equal(true, false);
        var rows = csv.Split('\n');
        rows[0].Should().Be("isMatch,probability,bits,reason");
        rows[1].Should().StartWith("true,").And.EndWith(",evidence");
        rows[2].Should().StartWith("false,");
    }

    private async Task WhatIsWrongIsToldWithItsStatus()
    {
        (await PostAsync("<x/>", "application/xml")).StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await PostAsync("{", ContentTypes.Json)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await PostAsync("""{"pairs":[{}]}""", ContentTypes.Json)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await PostAsync("{\n", ContentTypes.JsonLines)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await _client.GetAsync("/invocations")).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    private async Task FourMegabytesAreTakenAndSevenRefused()
    {
        const int Megabyte = 1 << 20;
        string Of(int bytes) => $$"""{"pairs":[{{string.Join(',', Enumerable.Repeat(Pair, bytes / (Pair.Length + 1)))}}]}""";

        var answer = await AnswerAsync(Of(4 * Megabyte));
        using var large = new HttpRequestMessage(HttpMethod.Post, "/invocations") { Content = new StringContent(Of(7 * Megabyte), Encoding.UTF8, ContentTypes.Json) };
        large.Headers.ExpectContinue = true; // refused before it is sent
        var refused = await _client.SendAsync(large);

        answer.GetProperty("scores").GetArrayLength().Should().Be(4 * Megabyte / (Pair.Length + 1));
        refused.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    private async Task<JsonElement> AnswerAsync(string json)
    {
        var response = await PostAsync(json, ContentTypes.Json);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<HttpResponseMessage> PostAsync(string body, string type) => _client.PostAsync("/invocations", new StringContent(body, Encoding.UTF8, type));

    private async Task<string> RunAsync(string word, int exitCode = 0)
    {
        using var process = Start(word);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(exitCode, output);
        return output;
    }

    private Process Start(string word)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CustomerJourney.ModelServer.dll"), word]) { RedirectStandardOutput = true };
        start.Environment["CCJ_ML_ROOT"] = _root;
        start.Environment["SAGEMAKER_BIND_TO_PORT"] = "0";
        return Process.Start(start)!;
    }

    private static string Csv(SortedDictionary<string, Dictionary<string, string>> records)
    {
        var names = records.Values.First().Keys.ToList();
        var csv = new StringBuilder($"record_id,{string.Join(',', names)}\n");
        foreach (var (id, values) in records)
            csv.Append(id).Append(',').AppendJoin(',', names.Select(name => values[name])).Append('\n');
        return csv.ToString();
    }
}
