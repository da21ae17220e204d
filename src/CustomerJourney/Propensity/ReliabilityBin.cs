namespace CustomerJourney.Propensity;

/// <summary>One bin of the reliability diagram.</summary>
/// <param name="From">Lowest probability, included.</param>
/// <param name="To">Highest probability, excluded (included in the last bin).</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="MeanScore">Their mean probability.</param>
/// <param name="ShareOfPositives">What really happened.</param>
public sealed record ReliabilityBin(double From, double To, int Rows, double MeanScore, double ShareOfPositives);
