using CsCheck;
using Gremlin.Store.Files;
using Gremlin.Store.Log;

namespace Gremlin.Store;

public sealed class DurabilityTests
{
    [Fact]
    public void A_graph_opened_again_is_the_graph_that_was_committed() =>
        Gen.Int.Sample(seed => Reopen(new Random(seed)), iter: 15);

    [Fact]
    public void A_checksum_is_of_what_was_written_though_the_source_changes_meanwhile()
    {
        var source = new byte[200_000];
        using var stream = new MeddlingStream(source);
        var writer = new CheckedWriter(stream);
        writer.Write((ReadOnlySpan<byte>)source);
        writer.WriteChecksum();

        var written = stream.ToArray();
        BitConverter.ToUInt64(written, source.Length).Should().Be(System.IO.Hashing.XxHash3.HashToUInt64(written.AsSpan(0, source.Length)));
    }

    [Fact]
    public async Task A_tail_torn_at_any_byte_loses_the_last_commit_alone()
    {
        using var folder = new TemporaryFolder();
        string before, after;
        using (var graph = PropertyGraph.Open(folder.Path))
        {
            await AddVertex(graph, "first");
            before = GraphText.Describe(graph.Read());
            await AddVertex(graph, "second");
            after = GraphText.Describe(graph.Read());
        }

        var log = FileSegment.FilesIn(folder.Path).Single();
        var bytes = await File.ReadAllBytesAsync(log);
        var lastFrame = LastFrame(bytes);
        for (var length = lastFrame; length <= bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(log, bytes[..length]);
            using var graph = PropertyGraph.Open(folder.Path);
            GraphText.Describe(graph.Read()).Should().Be(length == bytes.Length ? after : before, "cut at {0}", length);
        }

        for (var place = lastFrame; place < bytes.Length; place++)
        {
            var damaged = bytes.ToArray();
            damaged[place] ^= 0x5A;
            await File.WriteAllBytesAsync(log, damaged);
            using var graph = PropertyGraph.Open(folder.Path);
            GraphText.Describe(graph.Read()).Should().Be(before, "damaged at {0}", place);
            await AddVertex(graph, "third");
            graph.Read().VertexCount.Should().Be(2);
        }
    }

    [Fact]
    public void A_second_process_is_told_that_the_folder_is_taken()
    {
        using var folder = new TemporaryFolder();
        using var graph = PropertyGraph.Open(folder.Path);

        FluentActions.Invoking(() => PropertyGraph.Open(folder.Path))
            .Should().Throw<IOException>().WithMessage("*is open in another process*");
    }

    [Fact]
    public async Task A_file_of_another_version_is_refused()
    {
        using var folder = new TemporaryFolder();
        using (var graph = PropertyGraph.Open(folder.Path))
            await AddVertex(graph, "v");
        var log = FileSegment.FilesIn(folder.Path).Single();
        var bytes = await File.ReadAllBytesAsync(log);
        bytes[8] = 9;
        await File.WriteAllBytesAsync(log, bytes);

        FluentActions.Invoking(() => PropertyGraph.Open(folder.Path))
            .Should().Throw<InvalidDataException>().WithMessage("*version 9*");
    }

    [Fact]
    public async Task A_damaged_snapshot_is_refused()
    {
        using var folder = new TemporaryFolder();
        using (var graph = PropertyGraph.Open(folder.Path))
        {
            await AddVertex(graph, "v");
            await graph.SaveSnapshotAsync();
        }

        var snapshot = SnapshotFile.FilesIn(folder.Path).Single();
        var bytes = await File.ReadAllBytesAsync(snapshot);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(snapshot, bytes);

        FluentActions.Invoking(() => PropertyGraph.Open(folder.Path)).Should().Throw<InvalidDataException>();
    }

    [Fact]
    public async Task Commits_of_many_writers_share_flushes_and_all_survive()
    {
        using var folder = new TemporaryFolder();
        using (var graph = PropertyGraph.Open(folder.Path))
            await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => AddVertices(graph, writer, 25))));

        using var again = PropertyGraph.Open(folder.Path);
        again.Read().VertexCount.Should().Be(200);
        again.Read().CommitNum.Should().Be(200);
    }

    private static async Task AddVertices(PropertyGraph graph, int writer, int count)
    {
        for (var number = 0; number < count; number++)
            await AddVertex(graph, $"{writer}-{number}");
    }

    private static async Task AddVertex(PropertyGraph graph, string id)
    {
        using var transaction = await graph.WriteAsync(default);
        var vertex = transaction.AddVertex(id, "person");
        transaction.AddVertexProperty(vertex, transaction.Names.Keys.Intern("name"), transaction.Text("named " + id));
        await transaction.CommitAsync();
    }

    private static int LastFrame(byte[] log)
    {
        var place = FileSegment.HeaderBytes;
        while (LogFrame.TryReadHeader(log.AsSpan(place), out var frame) && place + frame.TotalBytes < log.Length)
            place += frame.TotalBytes;
        return place;
    }

    private static void Reopen(Random random)
    {
        using var folder = new TemporaryFolder();
        var oracle = new GraphOracle();
        var changes = new RandomChanges(random) { Ids = 40 };
        for (var opening = 0; opening < 4; opening++)
        {
            using var graph = PropertyGraph.Open(folder.Path);
            GraphText.Describe(graph.Read()).Should().Be(oracle.Describe());
            for (var commit = 0; commit < 5; commit++)
                oracle = Change(graph, oracle, changes, commits: random.Next(5) > 0);
            if (random.Next(2) == 0)
                graph.SaveSnapshotAsync().GetAwaiter().GetResult();
            using var crashed = folder.Copy();
            using var recovered = PropertyGraph.Open(crashed.Path);
            GraphText.Describe(recovered.Read()).Should().Be(oracle.Describe(), "a crash now loses nothing");
            GraphText.Describe(Compaction.Of(recovered.Read())).Should().Be(oracle.Describe(), "compaction keeps all that lives");
        }
    }

    private static GraphOracle Change(PropertyGraph graph, GraphOracle oracle, RandomChanges changes, bool commits)
    {
        using var transaction = graph.Write(default);
        var attempt = oracle.Copy();
        changes.Apply(transaction, attempt, 60);
        if (!commits)
            return oracle;
        transaction.CommitAsync().GetAwaiter().GetResult();
        return attempt;
    }

    /// <summary>Changes what is being written just before it takes it.</summary>
    private sealed class MeddlingStream(byte[] source) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            for (var place = 0; place < source.Length; place += 1000)
                source[place]++;
            base.Write(buffer);
        }
    }
}
