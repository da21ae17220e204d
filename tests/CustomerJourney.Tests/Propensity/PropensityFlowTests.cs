using System.Text;
using System.Text.Json;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Local.Propensity;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>From resolved touchpoints in the lake to scores, in a world where faults make people leave.</summary>
public sealed class PropensityFlowTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PropensitySettings Settings = PropensitySettings.Parse(
        """{"types": {"fault": ["fault"], "visit": ["digital"], "gone": ["churn"]}}""",
        [("churn.propensity.json", """{"name": "churn", "label": {"role": "churn"}, "horizon": "30d", "snapshots": 2, "population": {"without": {"role": "churn"}}}"""), ("fraud.propensity.json", """{"name": "fraud", "label": {"type": "never"}, "horizon": "900d"}""")]);

    private readonly string _folder = Directory.CreateTempSubdirectory("propensity").FullName;
    private readonly Progress<WorkDone> _progress = new();

    [Fact]
    public async Task Churn_is_learned_scored_and_served()
    {
        var lake = await WorldAsync(1200);
        var registry = new ModelRegistry(lake);
        var history = new ReadCustomerHistory(lake, _progress);
        var built = await new BuildFeatureTables(lake, _ => Task.FromResult(Settings), history, _progress).RunAsync(null, default);
        built.Propensities.Should().Equal("churn");
        built.Left.Should().ContainSingle(message => message.Contains("'fraud'") && message.Contains("shorten"));

        var training = new CountedTraining(new InProcessTraining(lake, registry));
        var learn = new LearnPropensity(lake, training, registry, _progress);
        var manifest = await learn.RunAsync("churn", default);
        manifest.RocAuc.Should().BeInRange(0.7, 0.99);
        manifest.CalibrationError.Should().BeLessThan(0.05);
        manifest.CutOffs.Should().HaveCount(2);
        (await learn.RunAsync("churn", default)).Version.Should().Be(manifest.Version);
        training.Trained.Should().ContainSingle("the same table is not learned from twice");
        (await training.TrainAsync(training.Trained[0], default)).Version.Should().Be(manifest.Version, "the same data gives the same model");
        training.Trained[0].LearnsFrom.Should().NotBe(await LearnsFromAfterOneMoreAsync(lake, history), "another table is another lesson");

        var report = await new ScoreAllCustomers(lake, _ => Task.FromResult(Settings), history, registry, _progress).RunAsync("churn", default);
        report.Version.Should().Be(manifest.Version);
        built.MadeFrom.Should().Be((await new BuildFeatureTables(lake, _ => Task.FromResult(Settings), history, _progress).RunAsync(null, default)).MadeFrom);
        var scores = new Dictionary<string, ScoreRow>();
        await foreach (var row in ScoreTables.Of(lake, "churn").ReadAsync(default))
            scores.Add(row.CustomerId, row);
        scores.Should().HaveCount(report.Customers).And.NotContainKey("gone-before");
        scores.Values.Should().OnlyContain(row => row.Probability > 0 && row.Probability < 1 && row.Reasons!.Contains("feature"));
        await ServedAsync(lake, registry, history, scores);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_says_so()
    {
        var endpoint = new InProcessModelEndpoint(new ModelRegistry(new FolderLake(_folder)));
        await FluentActions.Awaiting(() => endpoint.InvokeAsync("propensity-churn", "{}"u8.ToArray(), default)).Should().ThrowAsync<ModelEndpointException>().WithMessage("*no model has been trained*");
        await FluentActions.Awaiting(() => endpoint.InvokeAsync("weather", "{}"u8.ToArray(), default)).Should().ThrowAsync<ModelEndpointException>().WithMessage("*'weather'*");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task ServedAsync(IObjectLake lake, ModelRegistry registry, ReadCustomerHistory history, Dictionary<string, ScoreRow> scores)
    {
        var model = await registry.LoadAsync("churn", null, default);
        var known = await history.RunAsync(Settings.Vocabulary, default);
        var cutOff = scores.Values.First().CutOff;
        var table = CustomerFeatures.AsOf(known, model.Plan, cutOff, [known.Touchpoints.Customers.ToList().IndexOf("c7")]);
        var features = table.Columns.ToDictionary(column => column.Name, column => column is NumericColumn number ? (float.IsNaN(number.Values[0]) ? null : number.Values[0]) : (object?)column.Text(0));
        var endpoint = new InProcessModelEndpoint(registry);
        var answer = await endpoint.InvokeAsync("propensity-churn", JsonSerializer.SerializeToUtf8Bytes(new { id = "c7", features }), default);
        using var json = JsonDocument.Parse(answer);
        json.RootElement.GetProperty("scores")[0].GetProperty("probability").GetDouble().Should().BeApproximately(scores["c7"].Probability, 1e-12);
        var wrong = () => endpoint.InvokeAsync("propensity-churn", Encoding.UTF8.GetBytes("""{"customers": [{"id": "x"}]}"""), default);
        await wrong.Should().ThrowAsync<ModelEndpointException>().WithMessage("customers[0] must be*'features'.");
    }

    private static async Task<string> LearnsFromAfterOneMoreAsync(FolderLake lake, ReadCustomerHistory history)
    {
        var longer = PropensitySettings.Parse(
            """{"types": {"fault": ["fault"], "visit": ["digital"], "gone": ["churn"]}}""",
            [("churn.propensity.json", """{"name": "churn", "label": {"role": "churn"}, "horizon": "31d", "snapshots": 2, "population": {"without": {"role": "churn"}}}""")]);
        await new BuildFeatureTables(lake, _ => Task.FromResult(longer), history, new Progress<WorkDone>()).RunAsync(null, default);
        await using var stream = await lake.OpenReadAsync("features/churn/job.json", default);
        using var job = await JsonDocument.ParseAsync(stream);
        return job.RootElement.GetProperty("learnsFrom").GetString()!;
    }

    private async Task<FolderLake> WorldAsync(int customers)
    {
        var lake = new FolderLake(_folder);
        var (tables, random, rows) = (new ResolvedTables(lake), new Random(3), new List<ResolvedTouchpointRow>());
        void Add(string customer, double day, string type) =>
            rows.Add(new ResolvedTouchpointRow($"t{rows.Count}", customer, Start.AddDays(day), $"{rows.Count:d8}", type, "web", "s", null, null, null, null));
        string[] ids = [.. Enumerable.Range(0, customers).Select(number => $"c{number}"), "gone-before"];
        foreach (var id in ids)
        {
            Add(id, random.NextDouble() * 30, "visit");
            if (id == "gone-before")
                Add(id, 40, "gone");
            for (var month = 1; month < 6; month++)
            {
                var hasFault = random.NextDouble() < 0.25;
                Add(id, month * 30 + 1, "visit");
                if (hasFault)
                    Add(id, month * 30 + 2 + random.NextDouble(), "fault");
                if (id != "gone-before" && random.NextDouble() < (hasFault ? 0.35 : 0.02))
                {
                    Add(id, month * 30 + 31, "gone");
                    break;
                }
            }
        }

        await tables.Touchpoints.ReplaceAsync(rows.OrderBy(row => row.CustomerId, StringComparer.Ordinal).ThenBy(row => row.At), "world", default);
        await tables.Customers.ReplaceAsync(ids.Select((id, number) => new CustomerRow(id, 1, false, 1, number % 2 == 0 ? "gold" : "basic", null, null, null, null, null, null, null, null, null, null, null)), "world", default);
        return lake;
    }

    private sealed class CountedTraining(IPropensityTraining inner) : IPropensityTraining
    {
        public List<TrainingJob> Trained { get; } = [];

        public Task<ModelManifest> TrainAsync(TrainingJob job, CancellationToken cancellationToken)
        {
            Trained.Add(job);
            return inner.TrainAsync(job, cancellationToken);
        }
    }
}
