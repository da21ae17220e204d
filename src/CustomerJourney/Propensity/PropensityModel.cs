namespace CustomerJourney.Propensity;

/// <summary>A trained propensity: encoding, forest and calibration. Scores any table that has its columns.</summary>
/// <param name="Encoding">Columns to slots.</param>
/// <param name="Forest">Slots to a margin.</param>
/// <param name="Calibration">Margin to a probability.</param>
public sealed record PropensityModel(FeatureEncoding Encoding, Forest Forest, BetaCalibration Calibration)
{
    private const int RowsAtOnce = 8192; // keeps an encoded block within the cache's reach

    /// <summary>The calibrated probability of every row.</summary>
    public double[] Probabilities(FeatureTable table)
    {
        var matrix = Encoding.Encode(table);
        var probabilities = new double[matrix.Rows];
        for (var row = 0; row < matrix.Rows; row++)
            probabilities[row] = Calibration.Probability(Forest.Margin(matrix[row]));
        return probabilities;
    }

    /// <summary>Every row's probability with the features that moved it most.</summary>
    /// <param name="table">Has the model's columns.</param>
    /// <param name="reasons">Most reasons a row.</param>
    /// <param name="cancellationToken">Stops between blocks of rows.</param>
    public IEnumerable<PropensityScore> Score(FeatureTable table, int reasons, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        for (var first = 0; first < table.Count; first += RowsAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var block = table.Select([.. Enumerable.Range(first, Math.Min(RowsAtOnce, table.Count - first))]);
            foreach (var score in ScoreBlock(block, reasons))
                yield return score;
        }
    }

    /// <summary>How much each feature moves the rows' log-odds, mean of the absolute parts, largest first.</summary>
    public IReadOnlyList<FeatureWeight> Weights(FeatureTable table)
    {
        var matrix = Encoding.Encode(table);
        var sums = new double[Encoding.Features.Count];
        var (parts, byFeature, featureOf) = (new double[matrix.Width], new double[sums.Length], Encoding.FeatureOfSlot());
        for (var row = 0; row < matrix.Rows; row++)
        {
            Contribute(matrix[row], parts, byFeature, featureOf);
            for (var feature = 0; feature < sums.Length; feature++)
                sums[feature] += Math.Abs(byFeature[feature]);
        }

        return [.. sums.Select((sum, feature) => new FeatureWeight(Encoding.Features[feature].Name, sum / Math.Max(1, matrix.Rows)))
            .OrderByDescending(weight => weight.Weight).ThenBy(weight => weight.Feature, StringComparer.Ordinal)];
    }

    private PropensityScore[] ScoreBlock(FeatureTable block, int reasons)
    {
        var matrix = Encoding.Encode(block);
        var columns = block.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        FeatureColumn[] ordered = [.. Encoding.Features.Select(feature => columns[feature.Name])];
        var (parts, byFeature, featureOf) = (new double[matrix.Width], new double[ordered.Length], Encoding.FeatureOfSlot());
        var scores = new PropensityScore[matrix.Rows];
        for (var row = 0; row < matrix.Rows; row++)
        {
            var margin = Contribute(matrix[row], parts, byFeature, featureOf);
            scores[row] = new PropensityScore(block.Ids[row], Calibration.Probability(margin), Strongest(byFeature, ordered, row, reasons));
        }

        return scores;
    }

    private double Contribute(ReadOnlySpan<float> row, double[] parts, double[] byFeature, int[] featureOf)
    {
        Array.Clear(parts);
        Array.Clear(byFeature);
        var margin = Forest.Contribute(row, parts);
        for (var slot = 0; slot < parts.Length; slot++)
        {
            margin += parts[slot];
            byFeature[featureOf[slot]] += parts[slot];
        }

        return margin;
    }

    private static PropensityReason[] Strongest(double[] byFeature, FeatureColumn[] columns, int row, int reasons)
    {
        var best = new List<int>(reasons + 1);
        for (var feature = 0; feature < byFeature.Length; feature++)
        {
            var size = Math.Abs(byFeature[feature]);
            if (size == 0 || (best.Count == reasons && size <= Math.Abs(byFeature[best[^1]])))
                continue;
            var at = best.FindIndex(other => Math.Abs(byFeature[other]) < size);
            best.Insert(at < 0 ? best.Count : at, feature);
            if (best.Count > reasons)
                best.RemoveAt(reasons);
        }

        return [.. best.Select(feature => new PropensityReason(columns[feature].Name, columns[feature].Text(row), byFeature[feature]))];
    }
}
