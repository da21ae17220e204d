namespace CustomerJourney.Propensity;

/// <summary>Trains a propensity on labelled rows: the size of the trees and their number are chosen, and the calibration fitted, on folds by customer inside these rows.</summary>
public static class TrainPropensity
{
    private const int StratifiedFoldsParts = 10; // a sample is so many of the parts that customers are dealt into
    private const int TreesPerStage = 10;
    private const int MeanRows = 20_000; // enough for the means of a few thousand nodes
    private const int FirstTreesDivisor = 2; // half the trees are grown first: most tables want fewer
    private const int BriskerBy = 2; // with many rows, half the trees at twice the learning rate tell as much
    private const double Settled = 0.8; // a best number of trees below this share of those grown is not cut off by their end

    /// <summary>Trains on all rows of the table.</summary>
    /// <exception cref="PropensityException">Too few customers of either kind to learn from.</exception>
    public static PropensityModel Fit(LabelledTable table, FitForest fit, TrainingOptions options, CancellationToken cancellationToken) =>
        FitMeasured(table, fit, options, cancellationToken).Model;

    /// <summary>Trains, and measures on the way: every row by the forest and the calibration that did not see its customer. Costs no more than training.</summary>
    /// <exception cref="PropensityException">Too few customers of either kind to learn from.</exception>
    public static TrainedPropensity FitMeasured(LabelledTable table, FitForest fit, TrainingOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(options);
        RequireEnough(table, options.Folds);
        var sampled = SampleCustomers(table, options);
        var encoding = FeatureEncoding.Learn(sampled.Features, [.. Enumerable.Range(0, sampled.Count)]);
        var rows = new TrainingRows(encoding.Encode(sampled.Features), sampled.Labels, StratifiedFolds.Deal(sampled.Features.Ids, sampled.Labels, options.Folds, options.Seed));
        var folded = Choose(rows, fit, options, cancellationToken);
        var forest = Forest.Mean(folded.Forests, folded.Trees).WithMeans(rows.Features.Select(Sample(rows.Features.Rows, MeanRows)));
        var model = new PropensityModel(encoding, forest, BetaCalibration.Fit(sampled.Labels, folded.Margins));
        return new TrainedPropensity(model, Measured(model, sampled, rows, folded, options.Folds));
    }

    /// <summary>Takes whole customers, by a hash of their id, until the rows are few enough to learn from in reasonable time; says so in the notes.</summary>
    private static LabelledTable SampleCustomers(LabelledTable table, TrainingOptions options)
    {
        if (table.Count <= options.MostRows)
            return table;
        var parts = (int)Math.Ceiling((double)table.Count / options.MostRows * StratifiedFoldsParts);
        var part = StratifiedFolds.Deal(table.Features.Ids, table.Labels, parts, options.Seed);
        var sampled = table.Select([.. Enumerable.Range(0, table.Count).Where(row => part[row] < StratifiedFoldsParts)]);
        return sampled with { Notes = [.. table.Notes, $"Learned from {sampled.Count} of {table.Count} rows, a stratified sample of customers."] };
    }

    private static PropensityEvaluation Measured(PropensityModel model, LabelledTable table, TrainingRows rows, FoldedForests folded, int folds)
    {
        var probabilities = new double[table.Count];
        var qualities = new PropensityQuality[folds];
        for (var fold = 0; fold < folds; fold++)
        {
            int[] others = [.. rows.Outside(fold)];
            int[] own = [.. rows.Inside(fold)];
            var calibration = BetaCalibration.Fit([.. others.Select(row => table.Labels[row])], [.. others.Select(row => folded.Margins[row])]);
            foreach (var row in own)
                probabilities[row] = calibration.Probability(folded.Margins[row]);
            qualities[fold] = PropensityMetrics.Measure([.. own.Select(row => table.Labels[row])], [.. own.Select(row => probabilities[row])]);
        }

        var weights = model.Weights(table.Select(Sample(table.Count, MeanRows)).Features);
        return new PropensityEvaluation(qualities, PropensityMetrics.Measure(table.Labels, probabilities), PropensityMetrics.Reliability(table.Labels, probabilities), weights, table.Notes);
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
        var half = options.Forest.Trees / FirstTreesDivisor;
        var tried = options.LeavesPerTree.Order().Select(leaves => FitFolds(choice, fit, leaves, half, options, cancellationToken)).ToList();
        var chosen = Simplest(tried, choice.Labels);
        return few ? chosen : FitFolds(rows, fit, chosen.LeavesPerTree, chosen.Trees, Brisker(options), cancellationToken);
    }

    private static TrainingOptions Brisker(TrainingOptions options) =>
        options with { Forest = options.Forest with { LearningRate = options.Forest.LearningRate * BriskerBy, Trees = options.Forest.Trees / BriskerBy } };

    /// <summary>One forest per fold of as many trees as are worth growing: so many first, all only where the best number lies near the end of those.</summary>
    private static FoldedForests FitFolds(TrainingRows rows, FitForest fit, int leaves, int firstTrees, TrainingOptions options, CancellationToken cancellationToken)
    {
        var first = Math.Min(firstTrees, options.Forest.Trees) / TreesPerStage * TreesPerStage;
        var folded = first == 0 ? null : GrowFolds(rows, fit, options with { Forest = options.Forest with { Trees = first, LeavesPerTree = leaves } }, cancellationToken);
        return folded is not null && folded.Trees <= first * Settled
            ? folded
            : GrowFolds(rows, fit, options with { Forest = options.Forest with { LeavesPerTree = leaves } }, cancellationToken);
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
    private static FoldedForests GrowFolds(TrainingRows rows, FitForest fit, TrainingOptions options, CancellationToken cancellationToken)
    {
        var forests = new Forest[options.Folds];
        var stages = options.Forest.Trees / TreesPerStage;
        var margins = new double[stages][];
        for (var stage = 0; stage < stages; stage++)
            margins[stage] = new double[rows.Labels.Length];
        Parallel.For(0, options.Folds, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, fold =>
        {
            var training = rows.Select([.. rows.Outside(fold)]);
            forests[fold] = fit(training.Features, training.Labels, options.Forest with { Seed = options.Forest.Seed + fold });
            foreach (var row in rows.Inside(fold))
                Stage(forests[fold], rows.Features[row], row, margins);
        });

        var losses = margins.Select(stage => PropensityMetrics.LogLoss(rows.Labels, stage)).ToArray();
        var best = Array.IndexOf(losses, losses.Min());
        return new FoldedForests(forests, options.Forest.LeavesPerTree, (best + 1) * TreesPerStage, losses[best], margins[best]);
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
