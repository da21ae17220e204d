using System.Text;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Graph;

/// <summary>What every journey graph keeps; each implementation derives from it.</summary>
public abstract class JourneyGraphContract
{
    protected abstract IJourneyGraph Graph { get; }

    /// <summary>The lake that bulk loads read.</summary>
    protected abstract IObjectLake Lake { get; }

    [Fact]
    public async Task Values_come_back_in_the_types_of_the_port()
    {
        await RunAsync($"g.addV('person').property(id, {"p1"}).property(single, 'n', 1).property(single, 'big', {5_000_000_000L}).property(single, 'd', {1.5}).property(single, 'at', {At})");

        (await RunAsync($"g.V({"p1"}).values('n', 'big', 'd', 'at').order().by(constant(1))")).Should().BeEquivalentTo(new object[] { 1, 5_000_000_000L, 1.5, At });
        (await RunAsync($"g.V({"p1"})")).Should().Equal(new GraphElement("p1", "person", false));
        var map = (IReadOnlyDictionary<string, object?>)(await RunAsync($"g.V({"p1"}).elementMap('n')")).Single()!;
        map.Should().BeEquivalentTo(new Dictionary<string, object?> { ["id"] = "p1", ["label"] = "person", ["n"] = 1 });
        ((IReadOnlyList<object?>)(await RunAsync($"g.V({"p1"}).values('n').fold()")).Single()!).Should().Equal(1);
    }

    [Fact]
    public async Task Values_with_quotes_and_line_breaks_come_through_as_they_are()
    {
        const string Odd = "it's \"odd\" \\ $ \n\t ü 漢 😀";
        await RunAsync($"g.addV('person').property(id, {"odd"}).property(single, 'name', {Odd})");

        (await RunAsync($"g.V().has('person', 'name', {Odd}).values('name')")).Should().Equal(Odd);
    }

    [Fact]
    public async Task A_transaction_happens_whole_or_not_at_all()
    {
        await RunAsync($"g.addV('person').property(id, {"there"})");
        var both = GremlinText.Transaction([GremlinText.Of($"g.addV('person').property(id, {"new"})"), GremlinText.Of($"g.addV('person').property(id, {"there"})")]);

        (await Graph.Invoking(graph => graph.RunAsync(both, default)).Should().ThrowAsync<GraphQueryException>()).Which.Code.Should().EndWith("Exception");

        (await RunAsync($"g.V({"new"}).count()")).Should().Equal(0L);
    }

    [Fact]
    public async Task A_malformed_text_is_refused_by_its_code() =>
        (await Graph.Invoking(graph => graph.RunAsync(GremlinText.Written("g.V("), default)).Should().ThrowAsync<GraphQueryException>())
            .Which.Code.Should().Be("MalformedQueryException");

    [Fact]
    public async Task Changes_come_in_order_and_a_reader_goes_on_where_it_was()
    {
        var start = (await AllAsync(null)) is [.., var seen] ? seen.Position : (ChangePosition?)null;
        await RunAsync($"g.addV('person').property(id, {"c1"}).property(single, 'n', 1)");
        await RunAsync($"g.V({"c1"}).property(single, 'n', 2)");

        var changes = await AllAsync(start);

        changes.Select(change => (change.IsAddition, change.Kind, change.Key, change.Value, change.IsLastOfTransaction)).Should().Equal(
            (true, GraphChangeKind.VertexLabel, "label", "person", false),
            (true, GraphChangeKind.VertexProperty, "n", 1, true),
            (false, GraphChangeKind.VertexProperty, "n", 1, false),
            (true, GraphChangeKind.VertexProperty, "n", 2, true));
        (await Graph.ReadChangesAsync(changes[1].Position, 1, default)).Single().Should().Be(changes[2]);
        (await Graph.ReadChangesAsync(changes[^1].Position, 10, default)).Should().BeEmpty();
        (await Graph.FindLatestChangeAsync(default)).Should().Be(changes[^1].Position);
    }

    [Fact]
    public async Task A_bulk_load_shows_in_the_graph_and_in_the_stream_and_again_changes_nothing()
    {
        await PutAsync("curated/load/1/edges.csv", "~id,~from,~to,~label\ne1,l1,l2,knows\n");
        await PutAsync("curated/load/1/vertices.csv", "~id,~label,n:Int(single)\nl1,person,1\nl2,person,2\n");

        var report = await Graph.LoadAsync("curated/load/1/", default);

        report.Should().Be(new BulkLoadReport(2, 5, 0));
        (await RunAsync($"g.V({"l1"}).out('knows').values('n')")).Should().Equal(2);
        var changes = await AllAsync(null);
        changes.Should().Contain(change => change.Kind == GraphChangeKind.Edge && change.ElementId == "e1" && change.From == "l1" && change.To == "l2");
        (await Graph.LoadAsync("curated/load/1/", default)).Duplicates.Should().Be(5);
        (await AllAsync(changes[^1].Position)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_bulk_load_that_cannot_be_done_names_the_file()
    {
        await PutAsync("curated/load/2/vertices.csv", "~id,~label,n:Int\nl1,person,many\n");

        (await Graph.Invoking(graph => graph.LoadAsync("curated/load/2/", default)).Should().ThrowAsync<GraphQueryException>())
            .Which.Message.Should().Contain("vertices.csv").And.NotContain("many");
    }

    private static DateTimeOffset At => new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private Task<IReadOnlyList<object?>> RunAsync(GremlinText.Interpolated text) => Graph.RunAsync(GremlinText.Of(text), default);

    private Task<IReadOnlyList<GraphChange>> AllAsync(ChangePosition? after) => Graph.ReadChangesAsync(after, 1000, default);

    private Task PutAsync(string key, string text) =>
        Lake.WriteAsync(key, (stream, cancellationToken) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask(), default);
}
