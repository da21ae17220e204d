namespace Gremlin.Store;

/// <summary>Makes the same random change in a transaction and in the oracle.</summary>
internal sealed class RandomChanges(Random random)
{
    private static readonly string[] Labels = ["a", "b", "c", "a::b"];
    private static readonly string[] EdgeLabels = ["knows", "has"];
    private static readonly string[] Keys = ["k", "l", "m", "n", "o"];

    /// <summary>Ids are drawn from few, so that they come again.</summary>
    public int Ids { get; init; } = 12;

    public void Apply(GraphTransaction transaction, GraphOracle oracle, int changes)
    {
        for (var change = 0; change < changes; change++)
            ApplyOne(transaction, oracle);
    }

    private void ApplyOne(GraphTransaction transaction, GraphOracle oracle)
    {
        var id = "v" + random.Next(Ids);
        var edgeId = "e" + random.Next(Ids * 2);
        switch (random.Next(12))
        {
            case 0 or 1:
                AddVertex(transaction, oracle, id, Labels[random.Next(Labels.Length)]);
                break;
            case 2 or 3 or 4:
                AddEdge(transaction, oracle, edgeId, id, "v" + random.Next(Ids));
                break;
            case 5 or 6 or 7:
                SetVertexProperty(transaction, oracle, id, single: random.Next(3) == 0);
                break;
            case 8 or 9:
                SetEdgeProperty(transaction, oracle, edgeId);
                break;
            case 10:
                RemoveVertexProperty(transaction, oracle, id);
                break;
            default:
                Drop(transaction, oracle, id, edgeId);
                break;
        }
    }

    private static void AddVertex(GraphTransaction transaction, GraphOracle oracle, string id, string label)
    {
        var labels = label.Split("::");
        var known = oracle.Vertices.TryGetValue(id, out var vertex);
        if (known && labels.All(vertex!.Labels.Contains))
        {
            transaction.Invoking(each => each.AddVertex(id, label)).Should().Throw<GraphException>();
            return;
        }

        transaction.AddVertex(id, label);
        oracle.Vertices[id] = known ? vertex! with { Labels = [.. vertex!.Labels.Union(labels)] } : new([.. labels], []);
    }

    private void AddEdge(GraphTransaction transaction, GraphOracle oracle, string id, string source, string target)
    {
        if (!oracle.Vertices.ContainsKey(source) || !oracle.Vertices.ContainsKey(target) || oracle.Edges.ContainsKey(id))
            return;
        var label = EdgeLabels[random.Next(EdgeLabels.Length)];
        transaction.AddEdge(id, label, transaction.View.FindVertex(source), transaction.View.FindVertex(target));
        oracle.Edges[id] = new(label, source, target, []);
    }

    private void SetVertexProperty(GraphTransaction transaction, GraphOracle oracle, string id, bool single)
    {
        if (!oracle.Vertices.TryGetValue(id, out var vertex))
            return;
        var (name, value) = (Keys[random.Next(Keys.Length)], Value(transaction));
        var number = transaction.View.FindVertex(id);
        var key = transaction.Names.Keys.Intern(name);
        var text = GraphText.Value(transaction.View, value);
        if (single)
        {
            transaction.SetVertexProperty(number, key, value);
            vertex.Properties[name] = [text];
            return;
        }

        if (!vertex.Properties.TryGetValue(name, out var values))
            vertex.Properties[name] = values = [];
        transaction.AddVertexProperty(number, key, value).Should().Be(values.Add(text));
    }

    private void SetEdgeProperty(GraphTransaction transaction, GraphOracle oracle, string id)
    {
        if (!oracle.Edges.TryGetValue(id, out var edge))
            return;
        var (name, value) = (Keys[random.Next(Keys.Length)], Value(transaction));
        var (number, key) = (transaction.View.FindEdge(id), transaction.Names.Keys.Intern(name));
        if (random.Next(4) == 0)
        {
            transaction.RemoveEdgeProperty(number, key).Should().Be(edge.Properties.Remove(name));
            return;
        }

        transaction.SetEdgeProperty(number, key, value);
        edge.Properties[name] = GraphText.Value(transaction.View, value);
    }

    private static void RemoveVertexProperty(GraphTransaction transaction, GraphOracle oracle, string id)
    {
        if (!oracle.Vertices.TryGetValue(id, out var vertex) || vertex.Properties.Count == 0)
            return;
        var number = transaction.View.FindVertex(id);
        var name = vertex.Properties.Keys.Order(StringComparer.Ordinal).First();
        var cursor = transaction.View.VertexValues(number, transaction.Names.Keys.Find(name));
        cursor.MoveNext().Should().BeTrue();
        transaction.RemoveVertexProperty(number, cursor.Key, cursor.Value).Should().BeTrue();
        vertex.Properties[name].Remove(GraphText.Value(transaction.View, cursor.Value));
        if (vertex.Properties[name].Count == 0)
            vertex.Properties.Remove(name);
    }

    private void Drop(GraphTransaction transaction, GraphOracle oracle, string id, string edgeId)
    {
        if (random.Next(2) == 0 && oracle.Vertices.ContainsKey(id))
        {
            transaction.DropVertex(transaction.View.FindVertex(id));
            oracle.DropVertex(id);
        }
        else if (oracle.Edges.Remove(edgeId))
        {
            transaction.DropEdge(transaction.View.FindEdge(edgeId));
        }
    }

    private StoredValue Value(GraphTransaction transaction) => random.Next(4) switch
    {
        0 => StoredValue.Of(random.Next(3)),
        1 => StoredValue.Of(random.Next(3) / 2.0),
        2 => StoredValue.OfDate(random.NextInt64(3) << 33),
        _ => transaction.Text("text " + random.Next(5)),
    };
}
