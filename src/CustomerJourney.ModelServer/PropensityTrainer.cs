using CustomerJourney.ModelServer.LightGbm;
using CustomerJourney.Propensity;

namespace CustomerJourney.ModelServer;

/// <summary>Trains a propensity from a labelled feature table: what the container's <c>train</c> and the machine's own training both do.</summary>
public static class PropensityTrainer
{
    /// <summary>Trains with the recipe as shipped.</summary>
    /// <param name="job">What the model is about.</param>
    /// <param name="table">The labelled table, Parquet, seekable.</param>
    /// <param name="cancellationToken">Stops between fits.</param>
    /// <exception cref="PropensityException">The table does not allow a model.</exception>
    public static Task<ServedModel> TrainAsync(TrainingJob job, Stream table, CancellationToken cancellationToken) =>
        TrainAsync(job, table, TrainingOptions.Default, cancellationToken);

    /// <summary>Trains.</summary>
    /// <param name="job">What the model is about.</param>
    /// <param name="table">The labelled table, Parquet, seekable.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="cancellationToken">Stops between fits.</param>
    /// <exception cref="PropensityException">The table does not allow a model.</exception>
    public static async Task<ServedModel> TrainAsync(TrainingJob job, Stream table, TrainingOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var (features, labels) = await FeatureTableFile.ReadAsync(table, cancellationToken);
        if (labels is null)
            throw new PropensityException($"The table of '{job.Propensity}' has no labels.");
        var usable = new LabelledTable(features with { Columns = [.. features.Columns.Where(Varies)] }, labels, []);
        return ServedModel.Of(job, TrainPropensity.FitMeasured(usable, LightGbmTrees.Fit, options, cancellationToken));
    }

    /// <summary>A column that is the same in every row says nothing and costs time.</summary>
    private static bool Varies(FeatureColumn column) => column switch
    {
        NumericColumn numeric => numeric.Values.AsSpan().ContainsAnyExcept(numeric.Values.FirstOrDefault()),
        CategoryColumn category => category.Codes.AsSpan().ContainsAnyExcept(category.Codes.FirstOrDefault()),
        _ => true,
    };
}
