using System.Globalization;
using CsCheck;
using CustomerJourney.Graph;
using CustomerJourney.Local.Graph;
using CustomerJourney.Local.Touchpoints;
using Gremlin.Store;

namespace CustomerJourney.Milestones;

public sealed class MilestoneQueryTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Types = ["a", "b", "c"];
    private static readonly Gen<List<MilestoneTouchpoint>> Journeys =
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 2].Select(type => Types[type])).List[0, 12].Select(moments => moments
            .Select((moment, index) => Touchpoint(index, moment.Item1, moment.Item2)).Order().ToList());

    private static readonly Gen<string> Patterns = Gen.Select(Gen.Int[0, 3], Gen.Int[1, 6], Gen.Int[1, 3], Gen.Bool).Select((form, days, number, repeats) => form switch
    {
        0 => $$$"""{"name":"m","repeats":{{{Word(repeats)}}},"sequence":[{"type":"a"},{"type":["b","c"],"within":"{{{days}}}d"}]}""",
        1 => $$$"""{"name":"m","repeats":{{{Word(repeats)}}},"sequence":[{"type":"a"},{"type":"a"},{"type":"b"}],"within":"{{{days * 2}}}d"}""",
        2 => $$$"""{"name":"m","repeats":{{{Word(repeats)}}},"count":{"type":["a","b"],"atLeast":{{{number}}},"within":"{{{days}}}d"}}""",
        _ => $$$"""{"name":"m","repeats":{{{Word(repeats)}}},"absence":{"after":{"type":"a"},"of":{"type":"b"},"within":"{{{days}}}d"}}""",
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("milestone-queries").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_query_and_the_matcher_find_the_same() =>
        await Gen.Select(Journeys, Patterns).SampleAsync(async (journey, json) =>
        {
            var milestone = CompiledMilestone.Of(MilestoneFile.Parse(json));
            var asOf = Start.AddDays(18);
            using var graph = new EmbeddedJourneyGraph(PropertyGraph.InMemory(), new FolderLake(_folder));
            await graph.RunAsync(GremlinText.Transaction(Statements(journey)), default);
            var rows = await graph.RunAsync(MilestoneQuery.Fill(milestone, "customer:1", asOf), default);
            var found = MilestoneQuery.Occurrences(milestone.Definition, rows);
            found.Should().BeEquivalentTo(MilestoneMatcher.Find(milestone.Definition, journey, asOf), options => options.WithStrictOrdering(), json);
        }, iter: 300, threads: 1);

    [Fact]
    public void No_value_of_a_definition_can_be_taken_for_a_hole() =>
        CompiledMilestone.Of(MilestoneFile.Parse("""{"name":"m","sequence":[{"type":"$customer"}]}""")).Query.Should().Contain("\\u0024customer");

    private static IEnumerable<GremlinText> Statements(List<MilestoneTouchpoint> journey)
    {
        yield return GremlinText.Of($"g.addV('customer').property(id, {"customer:1"})");
        foreach (var touchpoint in journey)
        {
            yield return GremlinText.Of($"g.addV('touchpoint').property(id, {touchpoint.Id}).property(single, 'type', {touchpoint.Type})")
                + GremlinText.Of($".property(single, 'atMillis', {touchpoint.At.ToUnixTimeMilliseconds()}).property(single, 'sequence', {touchpoint.Sequence})");
            yield return GremlinText.Of($"g.V('customer:1').addE('had').to(V({touchpoint.Id}))");
        }
    }

    private static MilestoneTouchpoint Touchpoint(int number, int day, string type) => new(
        number.ToString(CultureInfo.InvariantCulture), Start.AddDays(day), number.ToString("D4", CultureInfo.InvariantCulture), type, null, null, new Dictionary<string, string>());

    private static string Word(bool flag) => flag ? "true" : "false";
}
