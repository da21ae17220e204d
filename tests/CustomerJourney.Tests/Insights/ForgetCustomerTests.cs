using CustomerJourney.Graph;
using CustomerJourney.House;
using CustomerJourney.Local.Graph;
using CustomerJourney.Local.Kpis;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints;
using Gremlin.Store;

namespace CustomerJourney.Insights;

public sealed class ForgetCustomerTests
{
    [Fact]
    public async Task Who_came_live_and_is_in_the_graph_alone_is_forgotten_by_an_identifier()
    {
        using var folder = new TemporaryFolder();
        var lake = new FolderLake(folder.File("lake"));
        using var graph = new EmbeddedJourneyGraph(PropertyGraph.InMemory(), lake);
        using var warehouse = await DuckDbWarehouse.OpenAsync(null, lake, default);
        var key = new IdentifierKey(new byte[32]);
        var (customer, identifier) = ("customer:live", key.IdOf(new Identifier("email", "ann@live.example")).Value);
        await graph.RunAsync(GremlinText.Of($"g.addV('identifier').property(id, {identifier})"), default);
        await graph.RunAsync(GremlinText.Of($"g.addV('customer').property(id, {customer})"), default);
        await graph.RunAsync(GremlinText.Of($"g.V({customer}).addE('identified_by').to(__.V({identifier})).property('standing', {"learned"})"), default);
        var forget = new ForgetCustomer(lake, graph, warehouse, key, TimeProvider.System, new Progress<WorkDone>());

        var receipt = await forget.RunAsync("email:ann@live.example", default);

        receipt.Customer.Should().Be(customer);
        receipt.Identifiers.Should().Be(1);
        (await graph.RunAsync(GremlinText.Written("g.V().id()"), default)).Should().BeEmpty();
        (await forget.FindCustomerAsync("email:ben@live.example", default)).Should().BeNull();
    }
}
