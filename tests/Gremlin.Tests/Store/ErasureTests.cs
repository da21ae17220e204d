using System.Text;

namespace Gremlin.Store;

public sealed class ErasureTests
{
    [Fact]
    public async Task Nothing_of_an_erased_vertex_is_left_on_disk_or_in_the_stream()
    {
        using var folder = new TemporaryFolder();
        using (var graph = PropertyGraph.Open(folder.Path))
        {
            await FillAsync(graph);
            await graph.SaveSnapshotAsync();
            var before = graph.ReadChanges(null, 1000).Where(change => change.ElementId == "keep").ToList();

            await graph.EraseAsync(["gone"]);

            var changes = graph.ReadChanges(null, 1000);
            changes.Select(change => change.ElementId).Distinct().Should().BeEquivalentTo(["keep"]);
            changes.Should().BeEquivalentTo(before, comparing => comparing.Excluding(change => change.IsLast), "changes that stay keep their numbers");
            changes[^1].IsLast.Should().BeTrue();
            GraphText.Describe(graph.Read()).Should().Be("v keep person\nvp keep name s:stays");
        }

        foreach (var file in Directory.EnumerateFiles(folder.Path))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            text.Should().NotContain("secret").And.NotContain("gone").And.NotContain("e-of");
        }

        using var again = PropertyGraph.Open(folder.Path);
        GraphText.Describe(again.Read()).Should().Be("v keep person\nvp keep name s:stays");
    }

    [Fact]
    public async Task A_reset_graph_is_empty_and_its_commits_go_on()
    {
        using var folder = new TemporaryFolder();
        using (var graph = PropertyGraph.Open(folder.Path))
        {
            await FillAsync(graph);
            var commits = graph.Read().CommitNum;

            await graph.ResetAsync(default);

            graph.VertexCount.Should().Be(0);
            graph.ReadChanges(null, 10).Should().BeEmpty();
            await FillAsync(graph);
            graph.ReadChanges(null, 1)[0].CommitNum.Should().Be(commits + 2);
        }

        using var again = PropertyGraph.Open(folder.Path);
        again.VertexCount.Should().Be(2);
    }

    private static async Task FillAsync(PropertyGraph graph)
    {
        using var transaction = await graph.WriteAsync(default);
        var name = transaction.Names.Keys.Intern("name");
        var (keep, gone) = (transaction.AddVertex("keep", "person"), transaction.AddVertex("gone", "person"));
        transaction.SetVertexProperty(gone, name, transaction.Text("secret"));
        transaction.SetVertexProperty(keep, name, transaction.Text("stays"));
        transaction.SetEdgeProperty(transaction.AddEdge("e-of", "knows", keep, gone), name, transaction.Text("secret too"));
        await transaction.CommitAsync();
    }
}
