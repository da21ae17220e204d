using System.Text.Json;
using CustomerJourney.House;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Journeys;
using CustomerJourney.Kpis;
using CustomerJourney.Local.Kpis;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Milestones;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Insights;

public sealed class AskJourneysTests
{
    private static readonly DateTimeOffset Start = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Types = ["visit", "offer", "call", "buy"];

    public static TheoryData<string, string> Questions => new()
    {
        { "", "" },
        { "segment=gold", "" },
        { "milestone.won=true", "channel!=app" },
        { "milestone.won!=true", "at=2024-05-02..2024-05-20" },
        { "since=2020", "outcome=ok" },
        { "anonymous=false", "source=s,t" },
        { "had=buy", "type!=visit" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_log_too_large_for_an_index_is_answered_the_same_by_the_warehouse(string customers, string touchpoints)
    {
        using var folder = new TemporaryFolder();
        var lake = new FolderLake(folder.File("lake"));
        await FillAsync(lake);
        using var warehouse = await DuckDbWarehouse.OpenAsync(null, lake, default);
        await new RefreshKpis(lake, warehouse, new Progress<WorkDone>()).RunAsync(default);
        using var store = new JourneyIndexStore(lake, folder.File("index"));
        var ask = new AskJourneys(store, warehouse);
        var selection = new JourneySelection { Customers = Filters(customers), Touchpoints = Filters(touchpoints) };

        var indexed = await new IndexJourneys(lake, store, new Progress<WorkDone>()).RunAsync(default);
        var fromIndex = await AnswersAsync(ask, selection);
        var left = await new IndexJourneys(lake, store, new Progress<WorkDone>()) { MemoryBytes = 0 }.RunAsync(default);
        var fromWarehouse = await AnswersAsync(ask, selection);

        indexed.Touchpoints.Should().Be(400);
        left.Version.Should().Be(IndexedJourneys.LeftToWarehouse);
        fromWarehouse.Select(PlainJourneys.Rounded).Should().Equal(fromIndex.Select(PlainJourneys.Rounded));
        await FluentActions.Awaiting(() => store.OpenAsync(default)).Should().ThrowAsync<FileNotFoundException>().WithMessage("*warehouse*");
        (await new IndexJourneys(lake, store, new Progress<WorkDone>()).RunAsync(default)).Version.Should().Be(indexed.Version);
        (await store.OpenAsync(default)).EventCount.Should().Be(400);
    }

    [Fact]
    public async Task What_the_warehouse_does_not_know_is_named()
    {
        using var folder = new TemporaryFolder();
        var lake = new FolderLake(folder.File("lake"));
        using var warehouse = await DuckDbWarehouse.OpenAsync(null, lake, default);
        using var store = new JourneyIndexStore(lake, folder.File("index"));
        await store.LeaveAsync(default);

        var asking = () => new AskJourneys(store, warehouse).TopAsync(new FrequencyQuestion { Selection = new() { Touchpoints = Filters("product=x") } }, default);

        (await asking.Should().ThrowAsync<JourneyQuestionException>()).Which.Message.Should().Contain("product").And.Contain("channel");
    }

    private static JourneyFilter[] Filters(string text) => text.Length == 0 ? [] : [JourneyFilter.Parse(text)];

    private static async Task<List<string>> AnswersAsync(AskJourneys ask, JourneySelection selection)
    {
        var answers = new List<string>();
        foreach (var question in new FrequencyQuestion[] { new() { From = "offer" }, new() { To = "buy", Steps = 4 }, new() { From = "visit", To = "buy" }, new() { Limit = 7 } })
            answers.Add(JsonSerializer.Serialize(await ask.TopAsync(question with { Selection = selection }, default), JourneysJson.Default.FrequencyAnswer));
        answers.Add(JsonSerializer.Serialize(await ask.FunnelAsync(new FunnelQuestion(["visit", "offer", "buy"]) { Within = TimeSpan.FromDays(10), Selection = selection }, default), JourneysJson.Default.FunnelAnswer));
        return answers;
    }

    private static async Task FillAsync(FolderLake lake)
    {
        var random = new Random(4);
        var tables = new ResolvedTables(lake);
        var touchpoints = Enumerable.Range(0, 400).Select(row => new ResolvedTouchpointRow($"t{row}", $"customer:{random.Next(30)}", Start.AddHours(random.Next(600)), new TouchpointSequence("s", "f", row).ToString(), Types[random.Next(4)],
            random.Next(3) == 0 ? null : random.Next(2) == 0 ? "app" : "web", "s", random.Next(2) == 0 ? "ok" : null, null, null, null));
        await tables.Touchpoints.ReplaceAsync(touchpoints, "made", default);
        await tables.Customers.ReplaceAsync(Enumerable.Range(0, 30).Select(number => new CustomerRow($"customer:{number}", 1, number % 5 == 0, 1, number % 2 == 0 ? "gold" : null, null, number % 3 == 0 ? null : new DateOnly(2019 + number % 4, 3, 1), null, null, null, null, null, null, null, null, null)), "made", default);
        await MilestoneTable.Of(lake).ReplaceAsync(Enumerable.Range(0, 10).Select(number => new MilestoneRow($"m{number}", $"customer:{number}", "won", 1, Start, "[]")), "made", default);
    }
}
