using System.Globalization;

namespace CustomerJourney.Propensity;

/// <summary>How a propensity model is trained: one regularised recipe for every table, its size of tree and number of trees chosen inside the training rows.</summary>
/// <param name="Forest">How trees grow; number and leaves are the upper end of the choice.</param>
/// <param name="LeavesPerTree">Sizes of tree to choose from.</param>
/// <param name="Folds">Folds of the choice; also the number of forests whose mean is the model, and what calibration is fitted on.</param>
/// <param name="ChoiceRows">The choice of size is made on at most so many rows.</param>
/// <param name="MostRows">Larger tables are learned from by a stratified sample of customers; the notes say so.</param>
/// <param name="Seed">Deals the folds.</param>
public sealed record TrainingOptions(ForestOptions Forest, IReadOnlyList<int> LeavesPerTree, int Folds = 5, int ChoiceRows = 10_000, int MostRows = 60_000, int Seed = 17)
{
    /// <summary>The recipe as shipped.</summary>
    public static TrainingOptions Default { get; } = new(new ForestOptions(), [8, 24]);

    /// <summary>The recipe in one line: another recipe, another line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Forest}; leaves {string.Join(',', LeavesPerTree)}; folds {Folds}; choice {ChoiceRows}; most {MostRows}; seed {Seed}");
}
