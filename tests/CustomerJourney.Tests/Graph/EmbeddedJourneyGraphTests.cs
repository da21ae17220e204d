using CustomerJourney.Local.Graph;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;
using Gremlin.Store;

namespace CustomerJourney.Graph;

public sealed class EmbeddedJourneyGraphTests : JourneyGraphContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journey-graph-").FullName;
    private readonly FolderLake _lake;
    private readonly EmbeddedJourneyGraph _graph;

    public EmbeddedJourneyGraphTests()
    {
        _lake = new FolderLake(Path.Combine(_folder, "lake"));
        _graph = new EmbeddedJourneyGraph(PropertyGraph.InMemory(), _lake);
    }

    protected override IJourneyGraph Graph => _graph;

    protected override IObjectLake Lake => _lake;

    public void Dispose()
    {
        _graph.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_graph_in_a_folder_is_there_when_it_is_opened_again()
    {
        var folder = Path.Combine(_folder, "graph");
        using (var graph = EmbeddedJourneyGraph.Open(folder, _lake))
            await graph.RunAsync(GremlinText.Written("g.addV('person').property(id, 'kept')"), default);

        using var again = EmbeddedJourneyGraph.Open(folder, _lake);
        (await again.RunAsync(GremlinText.Written("g.V().id()"), default)).Should().Equal("kept");
    }

    [Fact]
    public async Task An_erased_vertex_is_gone_from_the_graph_and_the_stream()
    {
        await _graph.RunAsync(GremlinText.Written("g.addV('person').property(id, 'gone').property('name', 'x')"), default);

        await _graph.EraseAsync(["gone"], default);

        (await _graph.RunAsync(GremlinText.Written("g.V('gone').count()"), default)).Should().Equal(0L);
        (await _graph.ReadChangesAsync(null, 100, default)).Should().BeEmpty();
    }
}
