using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace CustomerJourney.Propensity;

/// <summary>Deals customers into folds so that each fold has its part of the positives and no customer stands in two.</summary>
public static class StratifiedFolds
{
    /// <summary>Assigns a fold to every row.</summary>
    /// <param name="ids">Who each row is about.</param>
    /// <param name="labels">Whether it happened; a customer with any positive row counts as positive.</param>
    /// <param name="folds">Number of folds, at least 2.</param>
    /// <param name="seed">Other seeds deal differently.</param>
    /// <returns>Fold of each row, 0 to <paramref name="folds"/> − 1; the same whatever the order of the rows.</returns>
    public static int[] Deal(IReadOnlyList<string> ids, ReadOnlySpan<bool> labels, int folds, int seed)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var positive = new Dictionary<string, bool>(StringComparer.Ordinal);
        for (var row = 0; row < ids.Count; row++)
            positive[ids[row]] = labels[row] | positive.GetValueOrDefault(ids[row]);

        var fold = new Dictionary<string, int>(positive.Count, StringComparer.Ordinal);
        foreach (var (id, _) in positive.OrderBy(pair => pair.Value).ThenBy(pair => Shuffle(pair.Key, seed)).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            fold.Add(id, fold.Count % folds);
        return [.. ids.Select(id => fold[id])];
    }

    private static ulong Shuffle(string id, int seed) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id.AsSpan()), seed);
}
