using System.Globalization;
using System.Text.Json;
using CustomerJourney.Graph;

namespace CustomerJourney.Functions;

/// <summary>A change of the graph as Neptune Streams tells it (<c>PG_JSON</c>).</summary>
/// <param name="EventId">Where in the stream.</param>
/// <param name="Data">What changed.</param>
/// <param name="Op"><c>ADD</c> or <c>REMOVE</c>.</param>
/// <param name="CommitTimestamp">When it was committed, milliseconds since 1970.</param>
/// <param name="IsLastOp">Whether the transaction ends here.</param>
public sealed record GraphStreamRecord(GraphStreamRecord.Place EventId, GraphStreamRecord.Change Data, string Op, long CommitTimestamp = 0, bool IsLastOp = false)
{
    /// <summary>How a partial failure names the record.</summary>
    internal string Id => string.Create(CultureInfo.InvariantCulture, $"{EventId.CommitNum}:{EventId.OpNum}");

    /// <summary>The change in the hub's words.</summary>
    internal GraphChange ToChange() => new(
        new ChangePosition(EventId.CommitNum, EventId.OpNum), DateTimeOffset.FromUnixTimeMilliseconds(CommitTimestamp), Op == "ADD",
        Data.Type switch { "vl" => GraphChangeKind.VertexLabel, "vp" => GraphChangeKind.VertexProperty, "e" => GraphChangeKind.Edge, _ => GraphChangeKind.EdgeProperty },
        Data.Id, Data.Key, Data.Value.Value.ToString(), Data.From, Data.To, IsLastOp);

    /// <summary>A place in the stream.</summary>
    /// <param name="CommitNum">Number of the transaction.</param>
    /// <param name="OpNum">Number of the change in it.</param>
    public sealed record Place(long CommitNum, long OpNum);

    /// <summary>What changed.</summary>
    /// <param name="Id">Id of the vertex or edge.</param>
    /// <param name="Type"><c>vl</c>, <c>vp</c>, <c>e</c> or <c>ep</c>.</param>
    /// <param name="Key">The property's key, or <c>label</c>.</param>
    /// <param name="Value">The label or the property's value.</param>
    /// <param name="From">Source of an edge.</param>
    /// <param name="To">Target of an edge.</param>
    public sealed record Change(string Id, string Type, string Key, Typed Value, string? From = null, string? To = null);

    /// <summary>A value with its type.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="DataType">Its type, as <c>String</c>.</param>
    public sealed record Typed(JsonElement Value, string? DataType = null);
}
