using System.Runtime.CompilerServices;

namespace Gremlin.Values;

/// <summary>Sameness as keys of maps and <c>dedup()</c> mean it: an int is not the long of the same number, NaN is itself.</summary>
internal static class ValueIdentity
{
    public static bool Same(in Value a, in Value b)
    {
        var kind = a.Kind;
        if (kind != b.Kind) return kind == ValueKind.BulkSet && b.Kind == ValueKind.List && SameLists(a, b);
        return kind switch
        {
            ValueKind.Null => true,
            <= ValueKind.Long or ValueKind.Date or ValueKind.Vertex or ValueKind.Edge or ValueKind.Token or ValueKind.Direction => a.Bits == b.Bits,
            ValueKind.Float or ValueKind.Double => a.Bits == b.Bits || (Numbers.IsNaN(a) && Numbers.IsNaN(b)),
            ValueKind.String => string.Equals(a.AsString, b.AsString, StringComparison.Ordinal),
            ValueKind.BigInteger or ValueKind.Decimal or ValueKind.Enum => a.Content.Equals(b.Content),
            _ => SameObjects(kind, a, b),
        };
    }

    public static int Hash(in Value value) => value.Kind switch
    {
        ValueKind.Null => 0,
        ValueKind.String => value.AsString.GetHashCode(StringComparison.Ordinal),
        ValueKind.BigInteger or ValueKind.Decimal or ValueKind.Enum => value.Content.GetHashCode(),
        ValueKind.VertexProperty => HashCode.Combine(value.As<VertexPropertyItem>().Id, value.As<VertexPropertyItem>().Key),
        ValueKind.Property => HashCode.Combine(value.As<EdgePropertyItem>().Key, Hash(value.As<EdgePropertyItem>().Content)),
        ValueKind.Path => HashAll(value.As<PathValue>().Objects),
        ValueKind.List => HashAll(value.As<ListValue>().Items),
        ValueKind.Set => HashAny(value.As<SetValue>().Items),
        ValueKind.Map => HashAny(value.As<MapValue>().Keys) ^ HashAny(value.As<MapValue>().Values),
        ValueKind.MapEntry => HashCode.Combine(Hash(value.As<MapEntryValue>().Key), Hash(value.As<MapEntryValue>().Content)),
        ValueKind.BulkSet or ValueKind.Tree or ValueKind.Subgraph or ValueKind.Report => 17,
        _ => HashCode.Combine((int)value.Kind, value.Bits),
    };

    private static bool SameObjects(ValueKind kind, in Value a, in Value b)
    {
        if (ReferenceEquals(a.Reference, b.Reference)) return true;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return kind switch
        {
            ValueKind.VertexProperty => SameVertexProperty(a.As<VertexPropertyItem>(), b.As<VertexPropertyItem>()),
            ValueKind.Property => a.As<EdgePropertyItem>().Key == b.As<EdgePropertyItem>().Key && Same(a.As<EdgePropertyItem>().Content, b.As<EdgePropertyItem>().Content),
            ValueKind.Path => SameAll(a.As<PathValue>().Objects, b.As<PathValue>().Objects) && SameLabels(a.As<PathValue>().Labels, b.As<PathValue>().Labels),
            ValueKind.List => SameLists(a, b),
            ValueKind.Set => a.As<SetValue>().SameItems(b.As<SetValue>()),
            ValueKind.Map => SameMaps(a.As<MapValue>(), b.As<MapValue>()),
            ValueKind.MapEntry => Same(a.As<MapEntryValue>().Key, b.As<MapEntryValue>().Key) && Same(a.As<MapEntryValue>().Content, b.As<MapEntryValue>().Content),
            ValueKind.BulkSet => SameBags(a.As<BulkSetValue>(), b.As<BulkSetValue>()),
            ValueKind.Tree => SameTrees(a.As<TreeValue>(), b.As<TreeValue>()),
            _ => false,
        };
    }

    private static bool SameVertexProperty(VertexPropertyItem a, VertexPropertyItem b) =>
        a.Id == b.Id && a.Key == b.Key && Same(a.Vertex, b.Vertex) && Same(a.Content, b.Content);

    private static bool SameLists(in Value a, in Value b) => Collections.Items(a).SequenceEqual(Collections.Items(b));

    private static bool SameAll(Value[] a, Value[] b) => a.AsSpan().SequenceEqual(b);

    private static bool SameLabels(string[][] a, string[][] b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (!a[i].AsSpan().SequenceEqual(b[i])) return false;
        }

        return true;
    }

    private static bool SameMaps(MapValue a, MapValue b)
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!b.TryGet(a.Keys[i], out var other) || !Same(a.Values[i], other)) return false;
        }

        return true;
    }

    private static bool SameBags(BulkSetValue a, BulkSetValue b) =>
        a.Total == b.Total && a.Items.Count == b.Items.Count && a.Items.Zip(a.Counts).ToHashSet().SetEquals(b.Items.Zip(b.Counts));

    private static bool SameTrees(TreeValue a, TreeValue b)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (a.Keys.Count != b.Keys.Count) return false;
        for (var i = 0; i < a.Keys.Count; i++)
        {
            if (b.Find(a.Keys[i]) is not { } other || !SameTrees(a.Below(i), other)) return false;
        }

        return true;
    }

    private static int HashAll(IReadOnlyList<Value> items)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var hash = 17;
        for (var i = 0; i < items.Count; i++) hash = (hash * 31) + Hash(items[i]);
        return hash;
    }

    private static int HashAny(List<Value> items)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var hash = 0;
        foreach (var item in items) hash ^= Hash(item) * 0x5bd1e995;
        return hash;
    }
}
