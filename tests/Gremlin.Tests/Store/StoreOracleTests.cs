using CsCheck;

namespace Gremlin.Store;

public sealed class StoreOracleTests
{
    [Fact]
    public void Any_history_of_commits_and_rollbacks_gives_what_plain_dictionaries_give() =>
        Gen.Int.Sample(seed => Replay(new Random(seed), rounds: 30, ids: 12), iter: 60);

    [Fact]
    public void Vertices_with_many_edges_come_and_go_as_in_plain_dictionaries() =>
        Gen.Int.Sample(seed => Replay(new Random(seed), rounds: 12, ids: 400, start: 3), iter: 2);

    private static void Replay(Random random, int rounds, int ids, int start = 0)
    {
        using var graph = PropertyGraph.InMemory(new GraphOptions { Seed = 1 });
        var oracle = new GraphOracle();
        var changes = new RandomChanges(random) { Ids = ids };
        var seen = new List<(Snapshot Snapshot, string Text)>();
        if (start > 0)
            Hub(graph, oracle);
        for (var round = 0; round < rounds; round++)
        {
            seen.Add((graph.Read(), oracle.Describe()));
            using var transaction = graph.Write(default);
            var attempt = oracle.Copy();
            changes.Apply(transaction, attempt, random.Next(1, ids * 2));
            GraphText.Describe(transaction.View).Should().Be(attempt.Describe(), "a transaction sees its own writes");
            if (random.Next(4) == 0)
                continue;
            transaction.CommitAsync();
            oracle = attempt;
        }

        foreach (var (snapshot, text) in seen)
            GraphText.Describe(snapshot).Should().Be(text, "a snapshot never changes");
    }

    private static void Hub(PropertyGraph graph, GraphOracle oracle)
    {
        using var transaction = graph.Write(default);
        var hub = transaction.AddVertex("v0", "a");
        oracle.Vertices["v0"] = new(["a"], []);
        for (var number = 0; number < 300; number++)
        {
            transaction.AddEdge("e" + number, "knows", hub, hub);
            oracle.Edges["e" + number] = new("knows", "v0", "v0", []);
        }

        transaction.CommitAsync();
    }
}
