using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>The lake's table of scores.</summary>
public static class ScoreTable
{
    /// <summary><c>resolved/scores</c>, by customer and model.</summary>
    public static LakeTable<ScoreRow> Of(IObjectLake lake) => new(lake, "resolved/scores", "customer_id", "model");
}
