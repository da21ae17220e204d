using System.Runtime.CompilerServices;
using Gremlin.Engine;

namespace Gremlin.Values;

/// <summary>What counts as a collection, and what is in it.</summary>
internal static class Collections
{
    private const long MostItems = 1 << 24;

    /// <summary>Lists, sets and bags.</summary>
    public static bool IsCollection(in Value value) => value.Kind is ValueKind.List or ValueKind.Set or ValueKind.BulkSet;

    /// <summary>Lists, sets, bags and paths: what local steps walk over item by item.</summary>
    public static bool IsIterable(in Value value) => IsCollection(value) || value.Kind == ValueKind.Path;

    public static IReadOnlyList<Value> Items(in Value value) => value.Kind switch
    {
        ValueKind.List => value.As<ListValue>().Items,
        ValueKind.Set => value.As<SetValue>().Items,
        ValueKind.BulkSet => WrittenOut(value.As<BulkSetValue>()),
        ValueKind.Path => value.As<PathValue>().Objects,
        ValueKind.Map => Entries(value.As<MapValue>()),
        _ => [value],
    };

    // A bag counts what it holds and may stand for more items than any memory has.
    private static List<Value> WrittenOut(BulkSetValue bag) => bag.Total <= MostItems
        ? [.. bag.Each()]
        : throw new GremlinException(GremlinErrorCode.MemoryLimitExceeded, $"A collection of {bag.Total} items is more than the {MostItems} that can be written out.");

    public static List<Value> Entries(MapValue map)
    {
        var entries = new List<Value>(map.Count);
        for (var i = 0; i < map.Count; i++) entries.Add(Value.Of(new MapEntryValue(map.Keys[i], map.Values[i])));
        return entries;
    }

    /// <summary>Whether something is, or has anywhere in it, the object <paramref name="wanted"/>.</summary>
    public static bool Holds(in Value value, object? wanted) => value.Kind switch
    {
        < ValueKind.Path => false,
        ValueKind.List or ValueKind.Set or ValueKind.Path => ReferenceEquals(value.Reference, wanted) || HoldsAny(Items(value), wanted),
        ValueKind.BulkSet => ReferenceEquals(value.Reference, wanted) || HoldsAny(value.As<BulkSetValue>().Items, wanted),
        ValueKind.Map => ReferenceEquals(value.Reference, wanted) || HoldsAny(value.As<MapValue>().Keys, wanted) || HoldsAny(value.As<MapValue>().Values, wanted),
        ValueKind.MapEntry => Holds(value.As<MapEntryValue>().Key, wanted) || Holds(value.As<MapEntryValue>().Content, wanted),
        ValueKind.Tree => ReferenceEquals(value.Reference, wanted) || HoldsInTree(value.As<TreeValue>(), wanted),
        _ => ReferenceEquals(value.Reference, wanted),
    };

    private static bool HoldsInTree(TreeValue tree, object? wanted)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < tree.Keys.Count; i++)
        {
            if (Holds(tree.Keys[i], wanted) || Holds(Value.Of(tree.Below(i)), wanted)) return true;
        }

        return false;
    }

    private static bool HoldsAny(IReadOnlyList<Value> items, object? wanted)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < items.Count; i++)
        {
            if (Holds(items[i], wanted)) return true;
        }

        return false;
    }

    public static Value List(IEnumerable<Value> items) => Value.Of(new ListValue(items.ToList()));

    public static Value Set(IEnumerable<Value> items) => Value.Of(new SetValue(items));

    /// <summary>A collection of the kind of <paramref name="like"/>: a set stays a set, a map is made of entries, all else becomes a list.</summary>
    public static Value Like(in Value like, IEnumerable<Value> items)
    {
        if (like.Kind == ValueKind.Set) return Set(items);
        return like.Kind == ValueKind.Map ? Map(items) : List(items);
    }

    public static Value Map(IEnumerable<Value> entries)
    {
        var map = new MapValue();
        foreach (var entry in entries) map.Set(entry.As<MapEntryValue>().Key, entry.As<MapEntryValue>().Content);
        return Value.Of(map);
    }
}
