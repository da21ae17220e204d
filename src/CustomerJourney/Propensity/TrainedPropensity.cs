namespace CustomerJourney.Propensity;

/// <summary>A model with its quality on customers that training did not see.</summary>
/// <param name="Model">The model, of all rows.</param>
/// <param name="Evaluation">Its quality, out of fold.</param>
public sealed record TrainedPropensity(PropensityModel Model, PropensityEvaluation Evaluation);
