using System.Runtime.CompilerServices;

namespace Gremlin.Values;

/// <summary>Gremlin's two orders: the total one that <c>order()</c> sorts by, and the one of comparisons, which stays within a type space and knows no NaN.</summary>
internal static class ValueOrder
{
    /// <summary>Order over all values: nulls first, then by type space (orderability).</summary>
    public static int Compare(in Value a, in Value b)
    {
        var kind = a.Kind;
        if (kind == b.Kind)
        {
            if (kind is ValueKind.Date or (>= ValueKind.Boolean and <= ValueKind.Long)) return a.Bits.CompareTo(b.Bits);
            if (kind == ValueKind.String) return string.CompareOrdinal(a.AsString, b.AsString);
        }

        if (a.IsNull || b.IsNull) return a.IsNull ? (b.IsNull ? 0 : -1) : 1;
        var space = Space(kind);
        var difference = space - Space(b.Kind);
        return difference != 0 ? difference : CompareWithin(space, a, b);
    }

    /// <summary>Whether the two may be compared by <c>lt</c> and its like.</summary>
    public static bool Comparable(in Value a, in Value b)
    {
        if (a.IsNull || b.IsNull) return a.IsNull && b.IsNull;
        if (a.Kind == ValueKind.String && b.Kind == ValueKind.String) return true;
        if (Numbers.IsNaN(a) || Numbers.IsNaN(b)) return false;
        var space = Space(a.Kind);
        if (space != Space(b.Kind) || (a.Kind == ValueKind.Token) != (b.Kind == ValueKind.Token)) return false;
        return a.Kind switch
        {
            ValueKind.List or ValueKind.BulkSet or ValueKind.Path => AllComparable(Collections.Items(a), Collections.Items(b)),
            ValueKind.Set or ValueKind.Map => AllComparable(Sorted(a), Sorted(b)),
            ValueKind.MapEntry => Comparable(a.As<MapEntryValue>().Key, b.As<MapEntryValue>().Key) && Comparable(a.As<MapEntryValue>().Content, b.As<MapEntryValue>().Content),
            ValueKind.Property => Comparable(a.As<EdgePropertyItem>().Content, b.As<EdgePropertyItem>().Content),
            _ => true,
        };
    }

    /// <summary>Equality of <c>eq</c>: across kinds of numbers, never across type spaces, never for NaN.</summary>
    public static bool Equal(in Value a, in Value b)
    {
        if (a.Kind == ValueKind.String && b.Kind == ValueKind.String) return string.Equals(a.AsString, b.AsString, StringComparison.Ordinal);
        if (Collections.IsIterable(a) && Collections.IsIterable(b) && Collections.Items(a).Count != Collections.Items(b).Count) return false;
        return Comparable(a, b) && Compare(a, b) == 0;
    }

    private static int Space(ValueKind kind) => kind switch
    {
        ValueKind.Null => 0,
        ValueKind.Boolean => 1,
        >= ValueKind.Byte and <= ValueKind.Decimal => 2,
        ValueKind.Date => 3,
        ValueKind.String or ValueKind.Token => 4,
        ValueKind.BulkSet => (int)ValueKind.List,
        _ => (int)kind,
    };

    private static int CompareWithin(int space, in Value a, in Value b) => space switch
    {
        1 or 3 => a.Bits.CompareTo(b.Bits),
        2 => Numbers.Compare(a, b),
        4 => string.CompareOrdinal(TextOf(a), TextOf(b)),
        (int)ValueKind.Vertex or (int)ValueKind.Edge => string.CompareOrdinal(Elements.IdText(a), Elements.IdText(b)),
        (int)ValueKind.VertexProperty => a.As<VertexPropertyItem>().Id.CompareTo(b.As<VertexPropertyItem>().Id),
        (int)ValueKind.Property => ComparePairs(PropertyPair(a), PropertyPair(b)),
        (int)ValueKind.Path or (int)ValueKind.List => CompareAll(Collections.Items(a), Collections.Items(b)),
        (int)ValueKind.Set or (int)ValueKind.Map => CompareAll(Sorted(a), Sorted(b)),
        (int)ValueKind.MapEntry => ComparePairs((a.As<MapEntryValue>().Key, a.As<MapEntryValue>().Content), (b.As<MapEntryValue>().Key, b.As<MapEntryValue>().Content)),
        (int)ValueKind.Direction => a.Bits.CompareTo(b.Bits),
        _ => string.CompareOrdinal(ValueText.Of(a), ValueText.Of(b)),
    };

    /// <summary>Tokens, as keys of element maps, sort among strings by their names.</summary>
    private static string TextOf(in Value value) => value.Kind == ValueKind.String ? value.AsString : ValueText.Of(value);

    private static (Value Key, Value Content) PropertyPair(in Value value) => (Value.Of(value.As<EdgePropertyItem>().Key), value.As<EdgePropertyItem>().Content);

    private static int ComparePairs(in (Value Key, Value Content) a, in (Value Key, Value Content) b)
    {
        var byKey = Compare(a.Key, b.Key);
        return byKey != 0 ? byKey : Compare(a.Content, b.Content);
    }

    private static int CompareAll(IReadOnlyList<Value> a, IReadOnlyList<Value> b)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < a.Count && i < b.Count; i++)
        {
            var order = Compare(a[i], b[i]);
            if (order != 0) return order;
        }

        return a.Count.CompareTo(b.Count);
    }

    private static bool AllComparable(IReadOnlyList<Value> a, IReadOnlyList<Value> b)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!Comparable(a[i], b[i])) return false;
        }

        return true;
    }

    private static List<Value> Sorted(in Value value)
    {
        var items = Collections.Items(value).ToList();
        items.Sort((x, y) => Compare(x, y));
        return items;
    }
}
