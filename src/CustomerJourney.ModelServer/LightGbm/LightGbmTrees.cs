using System.Globalization;
using System.Text;
using CustomerJourney.Propensity;

namespace CustomerJourney.ModelServer.LightGbm;

/// <summary>Grows a forest with LightGBM, one thread a fit, and takes its trees over into the domain's own form. Several fits may run side by side.</summary>
public static class LightGbmTrees
{
    private const int AllTrees = -1;
    private const int SplitCounts = 0;

    /// <summary>A <see cref="FitForest"/>.</summary>
    /// <exception cref="InvalidOperationException">LightGBM refuses the rows.</exception>
    public static Forest Fit(FeatureMatrix features, ReadOnlySpan<bool> labels, ForestOptions options)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(options);
        var parameters = Parameters(options);
        Demand(LightGbmLibrary.CreateDataset(features.Values, LightGbmLibrary.Float32, features.Rows, features.Width, 1, parameters, 0, out var dataset));
        try
        {
            Demand(LightGbmLibrary.SetField(dataset, "label", Targets(labels), labels.Length, LightGbmLibrary.Float32));
            return ModelText.Read(Grow(dataset, parameters, options.Trees));
        }
        finally
        {
            Demand(LightGbmLibrary.FreeDataset(dataset));
        }
    }

    private static string Grow(nint dataset, string parameters, int trees)
    {
        Demand(LightGbmLibrary.CreateBooster(dataset, parameters, out var booster));
        try
        {
            for (var (tree, isFinished) = (0, 0); tree < trees && isFinished == 0; tree++)
                Demand(LightGbmLibrary.GrowOneTree(booster, out isFinished));
            return Text(booster);
        }
        finally
        {
            Demand(LightGbmLibrary.FreeBooster(booster));
        }
    }

    private static string Text(nint booster)
    {
        Demand(LightGbmLibrary.SaveModel(booster, 0, AllTrees, SplitCounts, 0, out var length, []));
        var text = new byte[length];
        Demand(LightGbmLibrary.SaveModel(booster, 0, AllTrees, SplitCounts, length, out _, text));
        return Encoding.UTF8.GetString(text.AsSpan(..^1)); // ends with a zero
    }

    /// <summary>Margins are log-odds; the encoding leaves nothing missing; the same rows give the same trees on every machine.</summary>
    private static string Parameters(ForestOptions options) => string.Create(CultureInfo.InvariantCulture,
        $"objective=binary metric=none verbosity=-1 num_threads=1 deterministic=true force_col_wise=true use_missing=false min_sum_hessian_in_leaf=0.1 seed={options.Seed} " +
        $"num_leaves={options.LeavesPerTree} learning_rate={options.LearningRate} min_data_in_leaf={options.FewestRowsPerLeaf} lambda_l2={options.LeafShrinkage} " +
        $"feature_fraction={options.SlotShare} bagging_fraction={options.RowShare} bagging_freq=1");

    private static float[] Targets(ReadOnlySpan<bool> labels)
    {
        var targets = new float[labels.Length];
        for (var row = 0; row < targets.Length; row++)
            targets[row] = labels[row] ? 1 : 0;
        return targets;
    }

    private static void Demand(int answer)
    {
        if (answer != 0)
            throw new InvalidOperationException($"LightGBM: {LightGbmLibrary.LastError}");
    }
}
