using System.Numerics;
using System.Runtime.CompilerServices;

namespace Gremlin.Values;

/// <summary>How many plain values something is when it is written out, with all that is in it.</summary>
/// <remarks>
/// Values share what is in them: in <c>repeat(path())</c> each path holds all paths before it, so that it doubles with every round though it takes hardly any memory.
/// What is in a collection was weighed when it was made, so weighing costs one look at each of its parts, once.
/// </remarks>
internal static class Weight
{
    private const long Most = long.MaxValue / 4; // so that sums of a few do not overflow
    private const int CharsPerValue = 16;
    private const int BytesPerValue = 32;

    /// <summary>Whether something of this kind can weigh more than one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Varies(ValueKind kind) => kind >= ValueKind.Path || kind is ValueKind.String or ValueKind.BigInteger;

    /// <summary>The weight, one at least.</summary>
    public static long Of(in Value value) => value.Kind switch
    {
        ValueKind.String => 1 + (((string)value.Reference!).Length / CharsPerValue),
        ValueKind.BigInteger => 1 + (((BigInteger)value.As<Boxed>().Content).GetByteCount() / BytesPerValue),
        ValueKind.Path => Of(value.As<PathValue>(), value.As<PathValue>().Objects),
        ValueKind.List => Of(value.As<ListValue>(), value.As<ListValue>().Items),
        ValueKind.Set => Of(value.As<SetValue>(), value.As<SetValue>().Items),
        ValueKind.BulkSet => Of(value.As<BulkSetValue>(), value.As<BulkSetValue>().Items),
        ValueKind.Map => Of(value.As<MapValue>(), value.As<MapValue>().Keys, value.As<MapValue>().Values),
        ValueKind.MapEntry => Of(value.As<MapEntryValue>(), [value.As<MapEntryValue>().Key, value.As<MapEntryValue>().Content]),
        ValueKind.Tree => Of(value.As<TreeValue>(), value.As<TreeValue>().Keys, value.As<TreeValue>().Branches),
        _ => 1,
    };

    private static long Of(Tag whole, IReadOnlyList<Value> parts, IReadOnlyList<Value>? more = null)
    {
        var count = parts.Count + (more?.Count ?? 0);
        if (whole.Weighed.Weight > 0 && whole.Weighed.Parts == count) return whole.Weighed.Weight;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var weight = Math.Min(1 + Sum(parts) + (more is null ? 0 : Sum(more)), Most);
        whole.Weighed = (weight, count);
        return weight;
    }

    private static long Sum(IReadOnlyList<Value> parts)
    {
        var sum = 0L;
        for (var i = 0; i < parts.Count && sum < Most; i++) sum += Of(parts[i]);
        return Math.Min(sum, Most);
    }
}
