using CsCheck;

namespace Gremlin.Store;

public sealed class IndexTests
{
    [Fact]
    public void An_index_made_on_demand_finds_what_a_scan_finds_in_every_state() =>
        Gen.Int.Sample(seed => Compare(new Random(seed)), iter: 20);

    private static void Compare(Random random)
    {
        using var graph = PropertyGraph.InMemory();
        var oracle = new GraphOracle();
        var changes = new RandomChanges(random);
        var states = new List<Snapshot>();
        for (var round = 0; round < 20; round++)
        {
            using (var transaction = graph.Write(default))
            {
                var attempt = oracle.Copy();
                changes.Apply(transaction, attempt, 30);
                CompareAll(transaction.View);
                if (random.Next(4) > 0)
                {
                    transaction.CommitAsync();
                    oracle = attempt;
                }
            }

            states.Add(graph.Read());
            foreach (var state in states)
                CompareAll(state);
        }

        graph.Read().Indexes.Should().NotBeEmpty();
    }

    private static void CompareAll(Snapshot graph)
    {
        foreach (var label in new[] { 0, graph.Names.Labels.Find("a") })
        {
            var key = graph.Names.Keys.Find("k");
            foreach (var value in new[] { StoredValue.Of(1L), StoredValue.Of(0.5f), StoredValue.OfText(graph.Names.FindText("text 3")) })
            {
                if (graph.TryFindVertices(label, key, value, out var vertices))
                    Drain(vertices).Should().BeEquivalentTo(Scan(graph, label, key, value));
            }
        }
    }

    private static List<int> Drain(IndexCursor cursor)
    {
        var found = new List<int>();
        while (cursor.MoveNext())
            found.Add(cursor.Current);
        return found;
    }

    private static List<int> Scan(Snapshot graph, int label, int key, StoredValue value)
    {
        var found = new List<int>();
        for (var vertex = graph.NextVertex(0); vertex >= 0; vertex = graph.NextVertex(vertex + 1))
        {
            if (label != 0 && !graph.HasLabel(vertex, label))
                continue;
            foreach (var (_, each) in graph.VertexValues(vertex, key))
            {
                if (ValueIndex.AreEqual(each, value))
                {
                    found.Add(vertex);
                    break;
                }
            }
        }

        return found;
    }
}
