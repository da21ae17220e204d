using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace CustomerJourney.Touchpoints;

/// <summary>Looks at rows as they are written: whether no two have one key. Once here is cheaper than at every reading.</summary>
/// <typeparam name="TRow">The row record.</typeparam>
internal sealed class LakeKeys<TRow>(IReadOnlyList<string> columns)
{
    private readonly TextColumn<TRow>[] _columns = [.. columns.Select(Column)];
    private readonly HashSet<UInt128> _seen = [];

    /// <summary>Whether all keys so far were different; false for a table without a key.</summary>
    public bool AreDistinct { get; private set; } = columns.Count > 0;

    /// <summary>A hash of a key: of its parts so far and one more.</summary>
    public static UInt128 Mixed(UInt128 before, ReadOnlySpan<char> part) =>
        XxHash128.HashToUInt128(MemoryMarshal.AsBytes(part), unchecked((long)before)) ^ (before >> 64);

    /// <summary>Notes a row's key.</summary>
    /// <returns>The row.</returns>
    public TRow Noted(TRow row)
    {
        if (!AreDistinct)
            return row;
        var key = UInt128.Zero;
        foreach (var column in _columns)
            key = Mixed(key, column.Of(row));
        AreDistinct = _seen.Add(key);
        return row;
    }

    private static TextColumn<TRow> Column(string name) =>
        LakeRows<TRow>.Columns.OfType<TextColumn<TRow>>().FirstOrDefault(column => column.Field.Name == name)
        ?? throw new ArgumentException($"{typeof(TRow).Name} has no text column '{name}' to be a key.", nameof(name));
}
