using Gremlin.Store;
using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>One transaction's view of the graph, in the evaluator's values.</summary>
internal sealed class GraphAccess
{
    private readonly GraphTransaction? _transaction;
    private readonly GraphTag _vertex;
    private readonly GraphTag _edge;

    public GraphAccess(Snapshot view, GraphTransaction? transaction)
    {
        (View, _transaction) = (view, transaction);
        (_vertex, _edge) = (new GraphTag(ValueKind.Vertex, this), new GraphTag(ValueKind.Edge, this));
    }

    public Snapshot View { get; }

    public long Version => View.CommitNum;

    /// <summary>Whether this transaction writes, so that walks must not rely on what they walk over.</summary>
    public bool IsWriting => _transaction is not null;

    public Value Vertex(int vertex) => new(_vertex, vertex);

    public Value Edge(int edge) => new(_edge, edge);

    public string VertexId(int vertex) => View.VertexId(vertex);

    public string EdgeId(int edge) => View.EdgeId(edge);

    public string VertexLabel(int vertex) => View.VertexLabel(vertex);

    public string EdgeLabel(int edge) => View.EdgeLabel(edge) is var label and not 0 ? View.Names.Labels[label] : "edge";

    public int EdgeOut(int edge) => View.Source(edge);

    public int EdgeIn(int edge) => View.Target(edge);

    /// <summary>The key's number; 0 when no property ever had it.</summary>
    public int FindKey(string key) => View.Names.Keys.Find(key);

    public int FindLabel(string label) => View.Names.Labels.Find(label);

    public bool HasLabel(in Value element, string label)
    {
        var number = FindLabel(label);
        if (number == 0) return false;
        return element.Kind == ValueKind.Vertex ? View.HasLabel(element.Index, number) : View.EdgeLabel(element.Index) == number;
    }

    public bool TryVertexValue(int vertex, int key, out Value value)
    {
        var found = View.TryGetVertexValue(vertex, key, out var stored);
        value = found ? ToValue(stored) : default;
        return found;
    }

    public bool TryEdgeValue(int edge, int key, out Value value)
    {
        var found = View.TryGetEdgeValue(edge, key, out var stored);
        value = found ? ToValue(stored) : default;
        return found;
    }

    public PropertyCursor Values(in Value element, int key) =>
        element.Kind == ValueKind.Vertex ? View.VertexValues(element.Index, key) : View.EdgeValues(element.Index, key);

    public PropertyCursor Properties(in Value element) =>
        element.Kind == ValueKind.Vertex ? View.VertexProperties(element.Index) : View.EdgeProperties(element.Index);

    public void VertexProperties(in Value vertex, IReadOnlyList<string?> keys, List<Value> into)
    {
        if (keys.Count == 0)
        {
            foreach (var (key, value) in View.VertexProperties(vertex.Index)) into.Add(Item(vertex, key, value));
            return;
        }

        foreach (var name in keys)
        {
            if (name is null || FindKey(name) is var key && key == 0) continue;
            foreach (var (_, value) in View.VertexValues(vertex.Index, key)) into.Add(Item(vertex, key, value));
        }
    }

    public void EdgeProperties(in Value edge, IReadOnlyList<string?> keys, List<Value> into)
    {
        if (keys.Count == 0)
        {
            foreach (var (key, value) in View.EdgeProperties(edge.Index)) into.Add(Value.Of(new EdgePropertyItem(edge, KeyName(key), ToValue(value))));
            return;
        }

        foreach (var name in keys)
        {
            if (name is not null && FindKey(name) is var key and not 0 && TryEdgeValue(edge.Index, key, out var value)) into.Add(Value.Of(new EdgePropertyItem(edge, name, value)));
        }
    }

    public string KeyName(int key) => View.Names.Keys[key];

    public Value ToValue(in StoredValue stored) => stored.Type switch
    {
        PropertyType.String => Value.Of(View.Names.Text(stored)),
        PropertyType.Bool => Value.Of(stored.AsBool),
        PropertyType.Byte => new Value(Tag.Byte, stored.Bits),
        PropertyType.Short => new Value(Tag.Short, stored.Bits),
        PropertyType.Int => new Value(Tag.Int, stored.Bits),
        PropertyType.Long => new Value(Tag.Long, stored.Bits),
        PropertyType.Float => new Value(Tag.Float, stored.Bits),
        PropertyType.Double => new Value(Tag.Double, stored.Bits),
        PropertyType.Date => new Value(Tag.Date, stored.Bits),
        _ => Value.Null,
    };

    /// <summary>The stored form of a value to look for; none when nothing stored can be the same.</summary>
    public StoredValue ToLookup(in Value value)
    {
        if (value.Kind != ValueKind.String) return TryStored(value, out var stored) ? stored : default;
        var number = View.Names.FindText(value.AsString);
        return number < 0 ? default : StoredValue.OfText(number);
    }

    public Value AddVertex(string? id, string? label) => Vertex(Write().AddVertex(id, label));

    public Value AddEdge(string? id, string label, in Value from, in Value to)
    {
        if (label.Contains("::", StringComparison.Ordinal)) throw new GremlinException(GremlinErrorCode.InvalidParameter, "An edge has one label only.");
        return Edge(Write().AddEdge(id, label, from.Index, to.Index));
    }

    public void SetProperty(in Value element, string key, in Value value, Cardinality cardinality)
    {
        var transaction = Write();
        if (element.Kind == ValueKind.Edge ? !View.HasEdge(element.Index) : !View.HasVertex(element.Index))
            throw new GremlinException(GremlinErrorCode.ConstraintViolation, "The element was removed before and takes no property.");
        var number = View.Names.Keys.Intern(key);
        var stored = Storable(value);
        if (element.Kind == ValueKind.Edge) transaction.SetEdgeProperty(element.Index, number, stored);
        else if (cardinality == Cardinality.Single) transaction.SetVertexProperty(element.Index, number, stored);
        else transaction.AddVertexProperty(element.Index, number, stored);
    }

    public void Drop(in Value value)
    {
        var transaction = Write();
        switch (value.Kind)
        {
            case ValueKind.Vertex: transaction.DropVertex(value.Index); break;
            case ValueKind.Edge: transaction.DropEdge(value.Index); break;
            case ValueKind.VertexProperty:
                var item = value.As<VertexPropertyItem>();
                if (FindKey(item.Key) is var key and not 0) transaction.RemoveVertexProperty(item.Vertex.Index, key, ToLookup(item.Content));
                break;
            case ValueKind.Property:
                var property = value.As<EdgePropertyItem>();
                if (FindKey(property.Key) is var number and not 0) transaction.RemoveEdgeProperty(property.Edge.Index, number);
                break;
            default: throw Elements.NotAn("Element or Property", value);
        }
    }

    /// <summary>Takes all values of a key away.</summary>
    public void RemoveKey(in Value element, string key)
    {
        var items = new List<Value>();
        Elements.Properties(element, [key], items);
        foreach (var item in items) Drop(item);
    }

    private Value Item(in Value vertex, int key, in StoredValue value) => Value.Of(new VertexPropertyItem(vertex, KeyName(key), ToValue(value)));

    private GraphTransaction Write() => _transaction ?? throw new GremlinException(GremlinErrorCode.ReadOnlyViolation, "The request is rejected because it violates some read-only restriction.");

    private StoredValue Storable(in Value value)
    {
        if (value.Kind == ValueKind.String) return _transaction!.Text(value.AsString);
        return TryStored(value, out var stored)
            ? stored
            : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Property value [{ValueText.Of(value)}] is of type {ValueText.ClassOf(value)} is not supported");
    }

    private static bool TryStored(in Value value, out StoredValue stored)
    {
        stored = value.Kind switch
        {
            ValueKind.Boolean => StoredValue.Of(value.AsBoolean),
            ValueKind.Byte => new StoredValue(PropertyType.Byte, value.Bits),
            ValueKind.Short => new StoredValue(PropertyType.Short, value.Bits),
            ValueKind.Int => new StoredValue(PropertyType.Int, value.Bits),
            ValueKind.Long => new StoredValue(PropertyType.Long, value.Bits),
            ValueKind.Float => new StoredValue(PropertyType.Float, value.Bits),
            ValueKind.Double => new StoredValue(PropertyType.Double, value.Bits),
            ValueKind.Date => StoredValue.OfDate(value.AsLong),
            ValueKind.Decimal => StoredValue.Of((double)(decimal)value.Content),
            _ => default,
        };
        return !stored.IsNone;
    }
}
