using Gremlin.Store.Files;

namespace Gremlin.Store;

public sealed class ConcurrencyTests
{
    private const int Accounts = 50;

    [Fact]
    public async Task Readers_see_one_consistent_state_while_writers_write()
    {
        using var graph = PropertyGraph.InMemory();
        var key = await FillAsync(graph);
        using var ending = new CancellationTokenSource();
        using var reading = new CountdownEvent(2);
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(() => ReadUntil(graph, key, reading, ending.Token), TaskCreationOptions.LongRunning)).ToArray();
        reading.Wait();

        await Task.WhenAll(Enumerable.Range(1, 2).Select(seed => Task.Run(() => TransferAsync(graph, key, new Random(seed), 1500))));
        await ending.CancelAsync();

        await Task.WhenAll(readers);
        Sum(graph.Read(), key).Should().Be(Accounts * 100L);
    }

    [Fact]
    public async Task A_writer_that_waits_too_long_is_told_to_try_again()
    {
        using var graph = PropertyGraph.InMemory(new GraphOptions { WriterWait = TimeSpan.FromMilliseconds(20) });
        using var first = await graph.WriteAsync(default);

        (await graph.Invoking(each => each.WriteAsync(default)).Should().ThrowAsync<GraphException>()).Which.Code.Should().Be("ConcurrentModificationException");

        graph.Read().VertexCount.Should().Be(0, "a reader does not wait");
    }

    [Fact]
    public async Task A_snapshot_saved_while_others_write_can_be_read_again()
    {
        using var folder = new TemporaryFolder();
        using var graph = PropertyGraph.InMemory();
        // On a thread of its own: a busy thread pool may let neither begin.
        var writing = Task.Factory.StartNew(async () =>
        {
            var key = graph.Read().Names.Keys.Intern("n");
            for (var number = 0L; number < 60_000; number++)
            {
                using var transaction = await graph.WriteAsync(default);
                var vertex = transaction.AddVertex("v" + number, "A");
                transaction.SetVertexProperty(vertex, key, transaction.Text("text " + number));
                transaction.AddEdge("e" + number, "knows", vertex, transaction.View.FindVertex("v" + (number / 100)));
                await transaction.CommitAsync();
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

        while (!writing.IsCompleted)
        {
            var state = graph.Read();
            SnapshotFile.Write(folder.Path, state, new byte[sizeof(long)]);
            SnapshotFile.Read(SnapshotFile.FilesIn(folder.Path)[0], new byte[sizeof(long)]).VertexCount.Should().Be(state.VertexCount);
        }

        await writing;
    }

    private static async Task<int> FillAsync(PropertyGraph graph)
    {
        using var transaction = await graph.WriteAsync(default);
        var key = transaction.Names.Keys.Intern("balance");
        for (var account = 0; account < Accounts; account++)
            transaction.SetVertexProperty(transaction.AddVertex("a" + account, "account"), key, StoredValue.Of(100L));
        await transaction.CommitAsync();
        return key;
    }

    private static async Task TransferAsync(PropertyGraph graph, int key, Random random, int times)
    {
        for (var time = 0; time < times; time++)
        {
            using var transaction = await graph.WriteAsync(default);
            var (from, to) = (random.Next(Accounts), random.Next(Accounts));
            if (from == to)
                continue;
            Change(transaction, from, key, -1);
            Change(transaction, to, key, 1);
            transaction.AddEdge(null, "paid", transaction.View.FindVertex("a" + from), transaction.View.FindVertex("a" + to));
            if (time % 5 > 0)
                await transaction.CommitAsync();
        }
    }

    private static void Change(GraphTransaction transaction, int account, int key, long amount)
    {
        var vertex = transaction.View.FindVertex("a" + account);
        transaction.View.TryGetVertexValue(vertex, key, out var old);
        transaction.SetVertexProperty(vertex, key, StoredValue.Of(old.AsLong + amount));
    }

    private static void ReadUntil(PropertyGraph graph, int key, CountdownEvent reading, CancellationToken cancellationToken)
    {
        reading.Signal();
        do
        {
            var state = graph.Read();
            Sum(state, key).Should().Be(Accounts * 100L);
            CountEdges(state, Direction.Out).Should().Be(state.EdgeCount);
            CountEdges(state, Direction.In).Should().Be(state.EdgeCount);
        }
        while (!cancellationToken.IsCancellationRequested);
    }

    private static long Sum(Snapshot state, int key)
    {
        var sum = 0L;
        for (var vertex = state.NextVertex(0); vertex >= 0; vertex = state.NextVertex(vertex + 1))
            sum += state.TryGetVertexValue(vertex, key, out var value) ? value.AsLong : 0;
        return sum;
    }

    private static int CountEdges(Snapshot state, Direction direction)
    {
        var count = 0;
        for (var vertex = state.NextVertex(0); vertex >= 0; vertex = state.NextVertex(vertex + 1))
            count += state.Edges(vertex, direction, null).Count();
        return count;
    }
}
