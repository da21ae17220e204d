using CustomerJourney.Propensity;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace CustomerJourney.ModelServer;

/// <summary>Grows a forest with LightGBM, one thread a fit, and takes its trees over into the domain's own form.</summary>
public static class LightGbmTrees
{
    private const string Features = nameof(LabelledRow.Features);
    private const string Label = nameof(LabelledRow.Label);

    /// <summary>A <see cref="FitForest"/>.</summary>
    public static Forest Fit(FeatureMatrix features, ReadOnlySpan<bool> labels, ForestOptions options)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(options);
        var context = new MLContext(options.Seed);
        var schema = SchemaDefinition.Create(typeof(LabelledRow));
        schema[Features].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Width);
        var view = context.Data.LoadFromEnumerable(Rows(features, labels), schema);
        var model = context.BinaryClassification.Trainers.LightGbm(Trainer(options)).Fit(view).Model;
        return Take(((CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator>)model).SubModel);
    }

    private static LightGbmBinaryTrainer.Options Trainer(ForestOptions options) => new()
    {
        FeatureColumnName = Features,
        LabelColumnName = Label,
        NumberOfIterations = options.Trees,
        NumberOfLeaves = options.LeavesPerTree,
        LearningRate = options.LearningRate,
        MinimumExampleCountPerLeaf = options.FewestRowsPerLeaf,
        Sigmoid = 1, // margins are log-odds
        HandleMissingValue = false, // the encoding leaves none
        NumberOfThreads = 1,
        Deterministic = true,
        ForceColumnWise = true, // else timing decides, and with it the sums' order
        Seed = options.Seed,
        Silent = true,
        Booster = new GradientBooster.Options
        {
            L2Regularization = options.LeafShrinkage,
            FeatureFraction = options.SlotShare,
            SubsampleFraction = options.RowShare,
            SubsampleFrequency = 1,
        },
    };

    private static LabelledRow[] Rows(FeatureMatrix features, ReadOnlySpan<bool> labels)
    {
        var rows = new LabelledRow[features.Rows];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = new LabelledRow { Features = features[row].ToArray(), Label = labels[row] };
        return rows;
    }

    private static Forest Take(LightGbmBinaryModelParameters model)
    {
        var ensemble = model.TrainedTreeEnsemble;
        List<int> roots = [], slots = [], left = [], right = [];
        List<float> thresholds = [];
        List<double> leaves = [];
        for (var index = 0; index < ensemble.Trees.Count; index++)
        {
            var tree = ensemble.Trees[index];
            var (firstNode, firstLeaf, weight) = (slots.Count, leaves.Count, ensemble.TreeWeights[index]);
            int Moved(int node) => node >= 0 ? node + firstNode : ~(~node + firstLeaf);
            roots.Add(tree.NumberOfNodes == 0 ? ~firstLeaf : firstNode);
            slots.AddRange(tree.NumericalSplitFeatureIndexes);
            thresholds.AddRange(tree.NumericalSplitThresholds);
            left.AddRange(tree.LeftChild.Select(Moved));
            right.AddRange(tree.RightChild.Select(Moved));
            leaves.AddRange(tree.LeafValues.Select(value => value * weight));
        }

        return new Forest(ensemble.Bias, [.. roots], [.. slots], [.. thresholds], [.. left], [.. right], [.. leaves], []);
    }

    private sealed class LabelledRow
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }
}
