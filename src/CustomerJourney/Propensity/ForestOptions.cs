namespace CustomerJourney.Propensity;

/// <summary>How gradient-boosted trees grow.</summary>
/// <param name="Trees">Number of trees.</param>
/// <param name="LeavesPerTree">Most leaves of a tree.</param>
/// <param name="LearningRate">How much of each tree counts.</param>
/// <param name="FewestRowsPerLeaf">A leaf rests on at least so many rows.</param>
/// <param name="LeafShrinkage">L2 penalty on leaf values.</param>
/// <param name="SlotShare">Share of slots each tree may ask.</param>
/// <param name="RowShare">Share of rows each tree sees.</param>
/// <param name="Seed">Which slots and rows those are.</param>
public sealed record ForestOptions(
    int Trees = 400,
    int LeavesPerTree = 8,
    double LearningRate = 0.03,
    int FewestRowsPerLeaf = 20,
    double LeafShrinkage = 5,
    double SlotShare = 0.6,
    double RowShare = 0.7,
    int Seed = 17);
