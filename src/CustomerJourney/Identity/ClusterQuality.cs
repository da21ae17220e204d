namespace CustomerJourney.Identity;

/// <summary>How clusters compare with the truth.</summary>
/// <param name="Precision">Of the pairs in one cluster, the share that truly are one.</param>
/// <param name="Recall">Of the pairs that truly are one, the share in one cluster.</param>
/// <param name="BCubedPrecision">Mean over records: of its cluster, the share that is truly with it.</param>
/// <param name="BCubedRecall">Mean over records: of those truly with it, the share in its cluster.</param>
/// <param name="Largest">Records of the largest cluster.</param>
public sealed record ClusterQuality(double Precision, double Recall, double BCubedPrecision, double BCubedRecall, int Largest)
{
    /// <summary>Harmonic mean of pair precision and recall.</summary>
    public double F1 => Mean(Precision, Recall);

    /// <summary>Harmonic mean of B-cubed precision and recall.</summary>
    public double BCubedF1 => Mean(BCubedPrecision, BCubedRecall);

    /// <summary>Measures clusters.</summary>
    /// <param name="truth">Per record its true cluster.</param>
    /// <param name="clusterOf">Per record its found cluster; a record that is not in it is alone.</param>
    public static ClusterQuality Of(IReadOnlyDictionary<string, string> truth, IReadOnlyDictionary<string, string> clusterOf)
    {
        var cells = new Dictionary<(string True, string Found), long>();
        var trues = new Dictionary<string, long>();
        var founds = new Dictionary<string, long>();
        foreach (var (record, cluster) in truth)
        {
            var found = clusterOf.TryGetValue(record, out var name) ? "c" + name : "r" + record;
            cells[(cluster, found)] = cells.GetValueOrDefault((cluster, found)) + 1;
            trues[cluster] = trues.GetValueOrDefault(cluster) + 1;
            founds[found] = founds.GetValueOrDefault(found) + 1;
        }

        var (right, all, wanted) = (Pairs(cells.Values), Pairs(founds.Values), Pairs(trues.Values));
        var records = Math.Max(1, truth.Count);
        return new(
            all == 0 ? 1 : right / all, wanted == 0 ? 1 : right / wanted,
            cells.Sum(cell => (double)cell.Value * cell.Value / founds[cell.Key.Found]) / records,
            cells.Sum(cell => (double)cell.Value * cell.Value / trues[cell.Key.True]) / records,
            (int)founds.Values.DefaultIfEmpty().Max());
    }

    private static double Pairs(IEnumerable<long> sizes) => sizes.Sum(size => (double)size * (size - 1) / 2);

    private static double Mean(double precision, double recall) => precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}
