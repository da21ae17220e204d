namespace CustomerJourney.Propensity;

/// <summary>Cross-validates the training recipe: every step, encoding, choice and calibration included, happens inside the training folds.</summary>
public static class EvaluatePropensity
{
    private const double TooGoodAlone = 0.97; // one column that tells so well usually knows the answer

    /// <summary>Evaluates by stratified folds of customers.</summary>
    /// <param name="table">The labelled rows.</param>
    /// <param name="folds">Number of folds, at least 2.</param>
    /// <param name="fit">Grows trees.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="progress">Told the number of folds done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PropensityException">Too few customers of either kind.</exception>
    public static PropensityEvaluation Run(LabelledTable table, int folds, FitForest fit, TrainingOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        var foldOf = StratifiedFolds.Deal(table.Features.Ids, table.Labels, folds, options.Seed + folds);
        var scores = new double[table.Count];
        var qualities = new PropensityQuality[folds];
        var weights = new List<FeatureWeight>();
        for (var fold = 0; fold < folds; fold++)
        {
            int[] held = [.. Enumerable.Range(0, table.Count).Where(row => foldOf[row] == fold)];
            int[] others = [.. Enumerable.Range(0, table.Count).Where(row => foldOf[row] != fold)];
            var model = TrainPropensity.Fit(table.Select(others), fit, options, cancellationToken);
            var unseen = table.Select(held);
            var probabilities = model.Probabilities(unseen.Features);
            for (var index = 0; index < held.Length; index++)
                scores[held[index]] = probabilities[index];
            qualities[fold] = PropensityMetrics.Measure(unseen.Labels, probabilities);
            weights.AddRange(model.Weights(unseen.Features));
            progress?.Report(fold + 1);
        }

        var pooled = PropensityMetrics.Measure(table.Labels, scores);
        return new PropensityEvaluation(qualities, pooled, PropensityMetrics.Reliability(table.Labels, scores), MeanWeights(weights, folds), [.. table.Notes, .. Doubts(table)]);
    }

    private static FeatureWeight[] MeanWeights(List<FeatureWeight> weights, int folds) =>
        [.. weights.GroupBy(weight => weight.Feature, StringComparer.Ordinal)
            .Select(group => new FeatureWeight(group.Key, group.Sum(weight => weight.Weight) / folds))
            .OrderByDescending(weight => weight.Weight).ThenBy(weight => weight.Feature, StringComparer.Ordinal)];

    private static IEnumerable<string> Doubts(LabelledTable table)
    {
        foreach (var column in table.Features.Columns)
        {
            var auc = PropensityMetrics.RocAuc(table.Labels, Alone(column, table.Labels));
            if (Math.Max(auc, 1 - auc) > TooGoodAlone)
                yield return $"Column '{column.Name}' alone tells the label nearly perfectly: it may have been written after the fact. Leave it out with --leave if so.";
        }
    }

    /// <summary>A column as a score of its own: numbers as they are, categories by their share of positives.</summary>
    private static double[] Alone(FeatureColumn column, bool[] labels)
    {
        if (column is NumericColumn numeric)
            return [.. numeric.Values.Select(value => float.IsNaN(value) ? double.MinValue : value)];
        var category = (CategoryColumn)column;
        var (rows, positives) = (new int[category.Levels.Count + 1], new int[category.Levels.Count + 1]);
        for (var row = 0; row < labels.Length; row++)
        {
            rows[category.Codes[row] + 1]++;
            positives[category.Codes[row] + 1] += labels[row] ? 1 : 0;
        }

        return [.. category.Codes.Select(code => (double)positives[code + 1] / rows[code + 1])];
    }
}
