using Gremlin.Store.Log;

namespace Gremlin.Store;

public sealed class ChangeStreamTests
{
    [Fact]
    public async Task Changes_come_in_Neptunes_order()
    {
        using var graph = PropertyGraph.InMemory();
        await CommitAsync(graph, transaction =>
        {
            var a = transaction.AddVertex("a", "A::B");
            transaction.SetVertexProperty(a, transaction.Names.Keys.Intern("n"), StoredValue.Of(1));
            var b = transaction.AddVertex("b", "A");
            transaction.SetEdgeProperty(transaction.AddEdge("e", "knows", a, b), transaction.Names.Keys.Intern("w"), StoredValue.Of(1.5));
        });
        await CommitAsync(graph, transaction => transaction.SetVertexProperty(transaction.View.FindVertex("a"), transaction.Names.Keys.Find("n"), StoredValue.Of(2)));
        await CommitAsync(graph, transaction => transaction.DropVertex(transaction.View.FindVertex("a")));

        graph.ReadChanges(null, 100).Select(Line).Should().Equal(
            "1.1 ADD VertexLabel a label=A",
            "1.2 ADD VertexLabel a label=B",
            "1.3 ADD VertexProperty a n=1",
            "1.4 ADD VertexLabel b label=A",
            "1.5 ADD Edge e label=knows a->b",
            "1.6 ADD EdgeProperty e w=1.5 last",
            "2.1 REMOVE VertexProperty a n=1",
            "2.2 ADD VertexProperty a n=2 last",
            "3.1 REMOVE EdgeProperty e w=1.5",
            "3.2 REMOVE Edge e label=knows a->b",
            "3.3 REMOVE VertexProperty a n=2",
            "3.4 REMOVE VertexLabel a label=A",
            "3.5 REMOVE VertexLabel a label=B last");
    }

    [Fact]
    public async Task A_reader_goes_on_where_it_was_whatever_its_page()
    {
        using var graph = PropertyGraph.InMemory();
        for (var commit = 0; commit < 50; commit++)
            await CommitAsync(graph, transaction => AddSome(transaction, commit));
        var all = graph.ReadChanges(null, 10_000);

        var read = new List<Change>();
        for (IReadOnlyList<Change> page; (page = graph.ReadChanges(read is [.., var last] ? (last.CommitNum, last.OpNum) : null, 7)).Count > 0;)
            read.AddRange(page);

        read.Should().Equal(all);
        read.Where(change => change.IsLast).Select(change => change.CommitNum).Should().Equal(Enumerable.Range(1, 50).Select(number => (long)number));
    }

    [Fact]
    public async Task What_changes_nothing_or_is_given_up_leaves_no_record()
    {
        using var graph = PropertyGraph.InMemory();
        await CommitAsync(graph, transaction => transaction.AddVertex("a", "A"));
        using (var givenUp = graph.Write(default))
            givenUp.AddVertex("b", "A");
        await CommitAsync(graph, transaction => transaction.FindOrAddVertex("a"u8, TextIndex.Hash("a"u8), transaction.Names.LabelSets.Intern("A")));

        graph.ReadChanges((1, 1), 10).Should().BeEmpty();
    }

    private static void AddSome(GraphTransaction transaction, int commit)
    {
        var vertex = transaction.AddVertex(null, "A");
        for (var key = 0; key < commit % 5; key++)
            transaction.SetVertexProperty(vertex, transaction.Names.Keys.Intern("k" + key), transaction.Text("value " + commit));
    }

    private static async Task CommitAsync(PropertyGraph graph, Action<GraphTransaction> change)
    {
        using var transaction = await graph.WriteAsync(default);
        change(transaction);
        await transaction.CommitAsync();
    }

    private static string Line(Change change) => FormattableString.Invariant(
        $"{change.CommitNum}.{change.OpNum} {(change.IsRemoval ? "REMOVE" : "ADD")} {change.Kind} {change.ElementId} {change.Key}={change.Value}{(change.Source is null ? "" : $" {change.Source}->{change.Target}")}{(change.IsLast ? " last" : "")}");
}
