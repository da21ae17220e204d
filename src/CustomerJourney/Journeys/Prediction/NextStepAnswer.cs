namespace CustomerJourney.Journeys;

/// <summary>Probabilities of the next step, given that there is one.</summary>
/// <param name="After">The steps looked back on.</param>
/// <param name="Seen">How often they were seen among the customers learnt from.</param>
/// <param name="Next">The most probable first.</param>
/// <param name="Accuracy">How good it is on customers held back.</param>
public sealed record NextStepAnswer(IReadOnlyList<string> After, long Seen, IReadOnlyList<NextStepChance> Next, NextStepAccuracy Accuracy);

/// <summary>A step that may come next.</summary>
/// <param name="Step">The step.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="BaseProbability">Whatever came before, 0 to 1.</param>
public sealed record NextStepChance(string Step, double Probability, double BaseProbability);

/// <summary>Measured on every step but the first of the customers held back.</summary>
/// <param name="Customers">Customers held back.</param>
/// <param name="Predictions">Steps predicted.</param>
/// <param name="Top1">Share where the most probable step came, 0 to 1.</param>
/// <param name="Top3">Share where one of the three most probable came.</param>
/// <param name="BaseTop1">Share where the step that is most frequent of all came.</param>
/// <param name="LogLoss">Mean of −ln of the probability given to what came.</param>
public sealed record NextStepAccuracy(long Customers, long Predictions, double Top1, double Top3, double BaseTop1, double LogLoss);
