using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Http;

/// <summary>Writes results as GraphSON.</summary>
internal readonly ref struct GraphSonWriter(Utf8JsonWriter json, GraphSonFormat format)
{
    private readonly bool _typed = format.IsTyped;
    private readonly bool _typedCollections = format.IsTyped && format.Version >= 3;

    /// <summary>Writes any value of an answer.</summary>
    public void Value(object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long or short or sbyte or BigInteger:
                Integer(value);
                break;
            case double or float or decimal:
                Real(value);
                break;
            case DateTimeOffset instant:
                Date(instant.ToUnixTimeMilliseconds());
                break;
            default:
                Composite(value);
                break;
        }
    }

    /// <summary>Writes the results of a query.</summary>
    public void Results(IReadOnlyList<object?> values) => List("g:List", values);

    /// <summary>Writes a map without entries.</summary>
    public void EmptyMap() => Map([]);

    private void Composite(object value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case MapResult map:
                Map(map.Entries);
                break;
            case MapEntryResult entry:
                Map([new(entry.Key, entry.Value)]);
                break;
            case SetResult set:
                List("g:Set", set.Items);
                break;
            case BulkSetResult bag:
                Bag(bag);
                break;
            case IReadOnlyList<object?> list:
                List("g:List", list);
                break;
            case ElementToken token:
                Token("g:T", token.ToString().ToLowerInvariant());
                break;
            case EdgeDirection direction:
                Token("g:Direction", direction.ToString().ToUpperInvariant());
                break;
            case EnumToken token:
                Token("g:" + token.Type, token.Name);
                break;
            default:
                Graph(value);
                break;
        }
    }

    private void Graph(object value)
    {
        switch (value)
        {
            case VertexReference vertex:
                Begin("g:Vertex");
                Element(vertex.Id, vertex.Label, "vertex");
                End();
                break;
            case EdgeReference edge:
                Edge(edge);
                break;
            case VertexPropertyReference property:
                VertexProperty(property);
                break;
            case PropertyReference property:
                Begin("g:Property");
                json.WriteString("key"u8, property.Key);
                json.WritePropertyName("value"u8);
                Value(property.Value);
                End();
                break;
            case PathResult path:
                Path(path);
                break;
            case TreeResult tree:
                Tree(tree);
                break;
            case SubgraphResult graph:
                Subgraph(graph);
                break;
            case PlanReport report:
                json.WriteStringValue(report.Duration == TimeSpan.Zero ? PlanText.Explain(report) : PlanText.Profile(report));
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Integer(object value)
    {
        if (!_typed)
        {
            json.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!, skipInputValidation: true);
            return;
        }

        var type = value switch
        {
            int => "g:Int32",
            long => "g:Int64",
            short => "gx:Int16",
            sbyte => "gx:Byte",
            _ => "gx:BigInteger",
        };
        json.WriteStartObject();
        json.WriteString("@type"u8, type);
        json.WritePropertyName("@value"u8);
        json.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!, skipInputValidation: true);
        json.WriteEndObject();
    }

    private void Real(object value)
    {
        if (_typed)
        {
            json.WriteStartObject();
            json.WriteString("@type"u8, value is double ? "g:Double" : value is float ? "g:Float" : "gx:BigDecimal");
            json.WritePropertyName("@value"u8);
        }

        if (value is decimal exact)
            json.WriteNumberValue(exact);
        else if (value is float single && float.IsFinite(single))
            json.WriteRawValue(RealText.Of(single), skipInputValidation: true);
        else if (value is double number && double.IsFinite(number))
            json.WriteRawValue(RealText.Of(number), skipInputValidation: true);
        else
            json.WriteStringValue(RealText.OfSpecial(Convert.ToDouble(value, CultureInfo.InvariantCulture)));
        if (_typed)
            json.WriteEndObject();
    }

    private void Date(long milliseconds)
    {
        if (_typed)
        {
            json.WriteStartObject();
            json.WriteString("@type"u8, "g:Date"u8);
            json.WriteNumber("@value"u8, milliseconds);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNumberValue(milliseconds);
        }
    }

    private void Token(string type, string name)
    {
        if (_typed)
        {
            json.WriteStartObject();
            json.WriteString("@type"u8, type);
            json.WriteString("@value"u8, name);
            json.WriteEndObject();
        }
        else
        {
            json.WriteStringValue(name);
        }
    }

    private void List(string type, IReadOnlyList<object?> items)
    {
        BeginArray(type);
        for (var item = 0; item < items.Count; item++)
            Value(items[item]);
        EndArray();
    }

    private void Bag(BulkSetResult bag)
    {
        BeginArray("g:BulkSet");
        foreach (var (item, count) in bag.Items)
        {
            Value(item);
            Value(count);
        }

        EndArray();
    }

    private void Map(IReadOnlyList<KeyValuePair<object?, object?>> entries)
    {
        if (!_typedCollections)
        {
            json.WriteStartObject();
            foreach (var (key, value) in entries)
            {
                json.WritePropertyName(KeyText.Of(key));
                Value(value);
            }

            json.WriteEndObject();
            return;
        }

        BeginArray("g:Map");
        foreach (var (key, value) in entries)
        {
            Value(key);
            Value(value);
        }

        EndArray();
    }

    private void Element(string id, string label, string type)
    {
        json.WriteString("id"u8, id);
        json.WriteString("label"u8, label);
        if (!_typed)
            json.WriteString("type"u8, type);
    }

    private void Edge(EdgeReference edge)
    {
        Begin("g:Edge");
        Element(edge.Id, edge.Label, "edge");
        json.WriteString("inVLabel"u8, edge.In.Label);
        json.WriteString("outVLabel"u8, edge.Out.Label);
        json.WriteString("inV"u8, edge.In.Id);
        json.WriteString("outV"u8, edge.Out.Id);
        End();
    }

    private void VertexProperty(VertexPropertyReference property)
    {
        Begin("g:VertexProperty");
        json.WritePropertyName("id"u8);
        Value(property.Id);
        json.WritePropertyName("value"u8);
        Value(property.Value);
        json.WriteString("label"u8, property.Key);
        End();
    }

    private void Path(PathResult path)
    {
        Begin("g:Path");
        json.WritePropertyName("labels"u8);
        BeginArray("g:List");
        foreach (var labels in path.Labels)
            List("g:Set", labels);
        EndArray();
        json.WritePropertyName("objects"u8);
        List("g:List", path.Objects);
        End();
    }

    private void Tree(TreeResult tree)
    {
        BeginArray("g:Tree");
        foreach (var (key, below) in tree.Branches)
        {
            json.WriteStartObject();
            json.WritePropertyName("key"u8);
            Value(key);
            json.WritePropertyName("value"u8);
            Tree(below);
            json.WriteEndObject();
        }

        EndArray();
    }

    private void Subgraph(SubgraphResult graph)
    {
        Begin("tinker:graph");
        json.WriteStartArray("vertices"u8);
        foreach (var vertex in graph.Vertices)
            Graph(vertex);
        json.WriteEndArray();
        json.WriteStartArray("edges"u8);
        foreach (var edge in graph.Edges)
            Graph(edge);
        json.WriteEndArray();
        End();
    }

    private void Begin(string type)
    {
        json.WriteStartObject();
        if (!_typed)
            return;
        json.WriteString("@type"u8, type);
        json.WriteStartObject("@value"u8);
    }

    private void End()
    {
        json.WriteEndObject();
        if (_typed)
            json.WriteEndObject();
    }

    private void BeginArray(string type)
    {
        if (_typedCollections)
        {
            json.WriteStartObject();
            json.WriteString("@type"u8, type);
            json.WriteStartArray("@value"u8);
        }
        else
        {
            json.WriteStartArray();
        }
    }

    private void EndArray()
    {
        json.WriteEndArray();
        if (_typedCollections)
            json.WriteEndObject();
    }
}
