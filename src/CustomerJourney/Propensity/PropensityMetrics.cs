namespace CustomerJourney.Propensity;

/// <summary>How well probabilities tell apart and how true they are.</summary>
public static class PropensityMetrics
{
    /// <summary>Bins of the expected calibration error, of equal width over [0, 1].</summary>
    public const int Bins = 10;

    /// <summary>All measures at once.</summary>
    public static PropensityQuality Measure(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores)
    {
        var (auc, precision, lift) = Ranking(labels, scores);
        return new PropensityQuality(labels.Length, labels.Count(true), auc, precision, Brier(labels, scores), CalibrationError(labels, scores), lift);
    }

    /// <summary>Probability that a positive has a higher score than a negative, ties half (Mann-Whitney U).</summary>
    /// <returns>0.5 where either is missing.</returns>
    public static double RocAuc(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores) => Ranking(labels, scores).Auc;

    /// <summary>Average precision: the sum over distinct scores, highest first, of the gain in recall times the precision there.</summary>
    /// <returns>0 where there is no positive.</returns>
    public static double AveragePrecision(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores) => Ranking(labels, scores).AveragePrecision;

    /// <summary>Mean squared difference of probability and outcome.</summary>
    public static double Brier(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores)
    {
        double sum = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            var error = scores[row] - (labels[row] ? 1 : 0);
            sum += error * error;
        }

        return labels.IsEmpty ? 0 : sum / labels.Length;
    }

    /// <summary>Mean negative logarithm of the probability given to what happened.</summary>
    public static double LogLoss(ReadOnlySpan<bool> labels, ReadOnlySpan<double> margins)
    {
        double sum = 0;
        for (var row = 0; row < labels.Length; row++)
            sum += Logistic.Softplus(labels[row] ? -margins[row] : margins[row]);
        return labels.IsEmpty ? 0 : sum / labels.Length;
    }

    /// <summary>Expected calibration error: the mean over rows of |mean probability − share of positives| of their bin.</summary>
    public static double CalibrationError(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores) =>
        labels.IsEmpty ? 0 : Reliability(labels, scores).Sum(bin => bin.Rows * Math.Abs(bin.MeanScore - bin.ShareOfPositives)) / labels.Length;

    /// <summary>The reliability diagram: for each bin of equal width its rows, mean probability and share of positives.</summary>
    public static IReadOnlyList<ReliabilityBin> Reliability(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores)
    {
        var rows = new int[Bins];
        var positives = new int[Bins];
        var sums = new double[Bins];
        for (var row = 0; row < labels.Length; row++)
        {
            var bin = Math.Clamp((int)(scores[row] * Bins), 0, Bins - 1);
            rows[bin]++;
            positives[bin] += labels[row] ? 1 : 0;
            sums[bin] += scores[row];
        }

        return [.. Enumerable.Range(0, Bins).Where(bin => rows[bin] > 0).Select(bin =>
            new ReliabilityBin((double)bin / Bins, (double)(bin + 1) / Bins, rows[bin], sums[bin] / rows[bin], (double)positives[bin] / rows[bin]))];
    }

    private static (double Auc, double AveragePrecision, double LiftTopTenth) Ranking(ReadOnlySpan<bool> labels, ReadOnlySpan<double> scores)
    {
        var order = new int[labels.Length];
        var keys = new double[labels.Length];
        for (var row = 0; row < order.Length; row++)
            (order[row], keys[row]) = (row, -scores[row]);
        Array.Sort(keys, order);

        long positives = labels.Count(true), negatives = labels.Length - positives;
        if (positives == 0 || negatives == 0)
            return (0.5, positives == 0 ? 0 : 1, positives == 0 ? 0 : 1);
        double area = 0, precision = 0, inTop = 0;
        var top = Math.Max(1, labels.Length / 10.0);
        long seen = 0, hits = 0;
        for (int start = 0, end; start < order.Length; start = end)
        {
            long tiedHits = 0;
            for (end = start; end < order.Length && keys[end] == keys[start]; end++)
                tiedHits += labels[order[end]] ? 1 : 0;
            long tied = end - start, tiedMisses = tied - tiedHits;
            area += tiedMisses * (hits + tiedHits / 2.0);
            inTop += tiedHits * Math.Clamp(top - seen, 0, tied) / tied;
            (seen, hits) = (seen + tied, hits + tiedHits);
            precision += tiedHits * ((double)hits / seen);
        }

        return (area / ((double)positives * negatives), precision / positives, inTop / top / ((double)positives / labels.Length));
    }
}
