namespace CustomerJourney.Propensity;

/// <summary>Trains a propensity on labelled rows: the size of the trees and their number are chosen, and the calibration fitted, on folds by customer inside these rows.</summary>
public static class TrainPropensity
{
    private const int TreesPerStage = 10;
    private const int MeanRows = 20_000; // enough for the means of a few thousand nodes

    /// <summary>Trains on all rows of the table.</summary>
    /// <exception cref="PropensityException">Too few customers of either kind to learn from.</exception>
    public static PropensityModel Fit(LabelledTable table, FitForest fit, TrainingOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(options);
        RequireEnough(table, options.Folds);
        var encoding = FeatureEncoding.Learn(table.Features, [.. Enumerable.Range(0, table.Count)]);
        var rows = new TrainingRows(encoding.Encode(table.Features), table.Labels, StratifiedFolds.Deal(table.Features.Ids, table.Labels, options.Folds, options.Seed));
        var folded = Choose(rows, fit, options, cancellationToken);
        var forest = Forest.Mean(folded.Forests, folded.Trees).WithMeans(rows.Features.Select(Sample(rows.Features.Rows, MeanRows)));
        return new PropensityModel(encoding, forest, BetaCalibration.Fit(table.Labels, folded.Margins));
    }

    private static void RequireEnough(LabelledTable table, int folds)
    {
        var positives = table.Labels.Count(label => label);
        if (positives < folds || table.Count - positives < folds)
            throw new PropensityException($"{positives} of {table.Count} rows are positive: at least {folds} of either kind are needed. Widen the horizon or the population, or choose another label.");
        if (table.Features.Columns.Count == 0)
            throw new PropensityException("No feature is left to learn from.");
    }

    private static FoldedForests Choose(TrainingRows rows, FitForest fit, TrainingOptions options, CancellationToken cancellationToken)
    {
        var few = rows.Features.Rows <= options.ChoiceRows;
        var choice = few ? rows : rows.Select(Sample(rows.Features.Rows, options.ChoiceRows));
        var tried = options.LeavesPerTree.Order().Select(leaves => FitFolds(choice, fit, leaves, options, cancellationToken)).ToList();
        var chosen = Simplest(tried, choice.Labels);
        return few ? chosen : FitFolds(rows, fit, chosen.LeavesPerTree, options, cancellationToken);
    }

    /// <summary>The smallest trees whose loss is within one standard error of the best (Breiman et al., "Classification and Regression Trees", 1984): what looks better by less is chance.</summary>
    private static FoldedForests Simplest(List<FoldedForests> tried, bool[] labels)
    {
        var best = tried.MinBy(folded => folded.LogLoss)!;
        var losses = labels.Select((label, row) => PropensityMetrics.LogLoss([label], [best.Margins[row]])).ToArray();
        var error = Math.Sqrt(losses.Average(loss => (loss - best.LogLoss) * (loss - best.LogLoss)) / losses.Length);
        return tried.First(folded => folded.LogLoss <= best.LogLoss + error);
    }

    /// <summary>One forest per fold, grown on the others; the number of trees is where the folds' own rows are told best.</summary>
    private static FoldedForests FitFolds(TrainingRows rows, FitForest fit, int leaves, TrainingOptions options, CancellationToken cancellationToken)
    {
        var forests = new Forest[options.Folds];
        var stages = options.Forest.Trees / TreesPerStage;
        var margins = new double[stages][];
        for (var stage = 0; stage < stages; stage++)
            margins[stage] = new double[rows.Labels.Length];
        Parallel.For(0, options.Folds, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, fold =>
        {
            var training = rows.Select([.. rows.Outside(fold)]);
            forests[fold] = fit(training.Features, training.Labels, options.Forest with { LeavesPerTree = leaves, Seed = options.Forest.Seed + fold });
            foreach (var row in rows.Inside(fold))
                Stage(forests[fold], rows.Features[row], row, margins);
        });

        var losses = margins.Select(stage => PropensityMetrics.LogLoss(rows.Labels, stage)).ToArray();
        var best = Array.IndexOf(losses, losses.Min());
        return new FoldedForests(forests, leaves, (best + 1) * TreesPerStage, losses[best], margins[best]);
    }

    private static void Stage(Forest forest, ReadOnlySpan<float> slots, int row, double[][] margins)
    {
        var margin = forest.Bias;
        for (var stage = 0; stage < margins.Length; stage++)
        {
            margin += forest.Margin(slots, Math.Min(forest.Trees, stage * TreesPerStage), Math.Min(forest.Trees, (stage + 1) * TreesPerStage));
            margins[stage][row] = margin;
        }
    }

    private static int[] Sample(int rows, int most) =>
        rows <= most ? [.. Enumerable.Range(0, rows)] : [.. Enumerable.Range(0, most).Select(index => (int)((long)index * rows / most))];

    private sealed record FoldedForests(IReadOnlyList<Forest> Forests, int LeavesPerTree, int Trees, double LogLoss, double[] Margins);

    private sealed record TrainingRows(FeatureMatrix Features, bool[] Labels, int[] Folds)
    {
        public IEnumerable<int> Inside(int fold) => Enumerable.Range(0, Folds.Length).Where(row => Folds[row] == fold);

        public IEnumerable<int> Outside(int fold) => Enumerable.Range(0, Folds.Length).Where(row => Folds[row] != fold);

        public TrainingRows Select(int[] rows) => new(Features.Select(rows), [.. rows.Select(row => Labels[row])], [.. rows.Select(row => Folds[row])]);
    }
}
