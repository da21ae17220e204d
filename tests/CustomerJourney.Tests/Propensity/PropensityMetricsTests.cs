using CsCheck;

namespace CustomerJourney.Propensity;

public sealed class PropensityMetricsTests
{
    private const double Exact = 1e-12;
    private static readonly bool[] Labels = [true, false, true, false, false];
    private static readonly double[] Scores = [0.9, 0.8, 0.6, 0.6, 0.1];

    private static readonly Gen<(bool Label, double Score)[]> Rows =
        Gen.Select(Gen.Bool, Gen.Int[0, 20].Select(score => score / 20.0)).Array[1, 60];

    [Fact]
    public void The_worked_example_has_the_measures_worked_by_hand()
    {
        // Pairs: 0.9 beats 3, 0.6 beats 1, ties 1 → (3 + 1.5) / 6. Thresholds: 0.9 → 1/1; 0.8 → 1/2; 0.6 → 2/4.
        var quality = PropensityMetrics.Measure(Labels, Scores);
        quality.RocAuc.Should().BeApproximately(0.75, Exact);
        quality.AveragePrecision.Should().BeApproximately(0.5 * 1 + 0.5 * 0.5, Exact);
        quality.Brier.Should().BeApproximately((0.01 + 0.64 + 0.16 + 0.36 + 0.01) / 5, Exact);
        quality.CalibrationError.Should().BeApproximately((1 * 0.1 + 1 * 0.8 + 2 * 0.1 + 1 * 0.1) / 5, Exact);
        quality.Should().Match<PropensityQuality>(measured => measured.Rows == 5 && measured.Positives == 2);
    }

    [Fact]
    public void The_area_under_the_curve_is_the_share_of_pairs_in_the_right_order() =>
        Rows.Sample(rows =>
        {
            var (labels, scores) = (rows.Select(row => row.Label).ToArray(), rows.Select(row => row.Score).ToArray());
            PropensityMetrics.RocAuc(labels, scores).Should().BeApproximately(PairsInOrder(rows), Exact);
        });

    [Fact]
    public void Average_precision_is_precision_summed_over_the_steps_of_recall() =>
        Rows.Sample(rows =>
        {
            var (labels, scores) = (rows.Select(row => row.Label).ToArray(), rows.Select(row => row.Score).ToArray());
            PropensityMetrics.AveragePrecision(labels, scores).Should().BeApproximately(PrecisionBySteps(rows), Exact);
        });

    [Fact]
    public void The_top_tenth_of_a_perfect_ranking_holds_nothing_but_positives()
    {
        bool[] labels = [.. Enumerable.Range(0, 100).Select(row => row < 20)];
        double[] scores = [.. Enumerable.Range(0, 100).Select(row => 1 - row / 100.0)];
        PropensityMetrics.Measure(labels, scores).LiftTopTenth.Should().BeApproximately(5, Exact);
    }

    [Fact]
    public void Bins_hold_every_row_once_and_one_is_in_the_last()
    {
        var bins = PropensityMetrics.Reliability([true, true, false], [1, 0.95, 0.1]);
        bins.Sum(bin => bin.Rows).Should().Be(3);
        bins.Select(bin => bin.From).Should().Equal(0.1, 0.9);
    }

    private static double PairsInOrder((bool Label, double Score)[] rows)
    {
        double right = 0, pairs = 0;
        foreach (var (_, positive) in rows.Where(row => row.Label))
        {
            foreach (var (_, negative) in rows.Where(row => !row.Label))
                (right, pairs) = (right + (positive > negative ? 1 : positive == negative ? 0.5 : 0), pairs + 1);
        }

        return pairs == 0 ? 0.5 : right / pairs;
    }

    private static double PrecisionBySteps((bool Label, double Score)[] rows)
    {
        double sum = 0, recallBefore = 0;
        var positives = rows.Count(row => row.Label);
        foreach (var threshold in rows.Select(row => row.Score).Distinct().OrderDescending())
        {
            var chosen = rows.Where(row => row.Score >= threshold).ToList();
            var recall = positives == 0 ? 0 : (double)chosen.Count(row => row.Label) / positives;
            sum += (recall - recallBefore) * chosen.Count(row => row.Label) / chosen.Count;
            recallBefore = recall;
        }

        return sum;
    }
}
