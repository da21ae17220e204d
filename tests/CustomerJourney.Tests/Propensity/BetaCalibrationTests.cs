using CsCheck;

namespace CustomerJourney.Propensity;

public sealed class BetaCalibrationTests
{
    private const int Rows = 4000;

    [Fact]
    public void Margins_that_are_twice_too_sure_are_brought_back()
    {
        var (labels, margins) = World(truth => 2 * truth + 0.7);
        var calibration = BetaCalibration.Fit(labels, margins);
        double[] calibrated = [.. margins.Select(calibration.Probability)];
        double[] raw = [.. margins.Select(Logistic.Probability)];
        PropensityMetrics.CalibrationError(labels, raw).Should().BeGreaterThan(0.08);
        PropensityMetrics.CalibrationError(labels, calibrated).Should().BeLessThan(0.025);
        calibration.A.Should().BeApproximately(0.5, 0.1);
        calibration.B.Should().BeApproximately(0.5, 0.1);
    }

    [Fact]
    public void A_higher_margin_never_gets_a_lower_probability() =>
        Gen.Select(Gen.Bool, Gen.Double[-8, 8]).Array[4, 50].Sample(rows =>
        {
            var calibration = BetaCalibration.Fit([.. rows.Select(row => row.Item1)], [.. rows.Select(row => row.Item2)]);
            rows.Select(row => row.Item2).Order().Select(calibration.Probability).Should().BeInAscendingOrder();
        });

    private static (bool[] Labels, double[] Margins) World(Func<double, double> distort)
    {
        var random = new Random(5);
        double[] truth = [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble() * 6 - 3)];
        return ([.. truth.Select(margin => random.NextDouble() < Logistic.Probability(margin))], [.. truth.Select(distort)]);
    }
}
