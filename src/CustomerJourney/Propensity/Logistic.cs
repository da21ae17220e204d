namespace CustomerJourney.Propensity;

/// <summary>The logistic function and its kin, without overflow.</summary>
internal static class Logistic
{
    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static double Probability(double margin) =>
        margin >= 0 ? 1 / (1 + Math.Exp(-margin)) : Math.Exp(margin) / (1 + Math.Exp(margin));

    /// <summary>ln(1 + eˣ).</summary>
    public static double Softplus(double margin) =>
        margin > 0 ? margin + double.LogP1(Math.Exp(-margin)) : double.LogP1(Math.Exp(margin));
}
