namespace CustomerJourney.Propensity;

/// <summary>Turns a model's margin into a true probability: p = σ(a · ln s − b · ln(1 − s) + c) with s = σ(margin), never decreasing.</summary>
/// <remarks>Kull, Silva Filho and Flach, "Beta calibration", AISTATS 2017. Three numbers need few rows and keep the order of scores, unlike isotonic steps; a = b is Platt's scaling, (1, 1, 0) changes nothing.</remarks>
/// <param name="A">Weight of ln s, not negative.</param>
/// <param name="B">Weight of −ln(1 − s), not negative.</param>
/// <param name="C">Offset.</param>
public sealed record BetaCalibration(double A, double B, double C)
{
    private const int MostSteps = 100;
    private const double Settled = 1e-10;
    private const double Ridge = 1e-3; // keeps separable data finite; in units of rows

    /// <summary>The calibrated probability of a margin (log-odds).</summary>
    public double Probability(double margin) => Logistic.Probability(-A * Logistic.Softplus(-margin) + B * Logistic.Softplus(margin) + C);

    /// <summary>Fits on margins of rows that the model was not trained on.</summary>
    public static BetaCalibration Fit(ReadOnlySpan<bool> labels, ReadOnlySpan<double> margins)
    {
        var fit = Newton(labels, margins, true, true);
        if (fit.A < 0)
            fit = Newton(labels, margins, false, true);
        else if (fit.B < 0)
            fit = Newton(labels, margins, true, false);
        return new BetaCalibration(Math.Max(0, fit.A), Math.Max(0, fit.B), fit.C);
    }

    private static BetaCalibration Newton(ReadOnlySpan<bool> labels, ReadOnlySpan<double> margins, bool useA, bool useB)
    {
        double a = useA ? 1 : 0, b = useB ? 1 : 0, c = 0;
        Span<double> slope = stackalloc double[3];
        Span<double> bend = stackalloc double[9];
        Span<double> input = stackalloc double[3];
        for (var step = 0; step < MostSteps; step++)
        {
            slope.Clear();
            bend.Clear();
            for (var row = 0; row < labels.Length; row++)
            {
                (input[0], input[1], input[2]) = (useA ? -Logistic.Softplus(-margins[row]) : 0, useB ? Logistic.Softplus(margins[row]) : 0, 1);
                var probability = Logistic.Probability(a * input[0] + b * input[1] + c);
                Accumulate(input, (labels[row] ? 1 : 0) - probability, probability * (1 - probability), slope, bend);
            }

            (slope[0], slope[1]) = (slope[0] - Ridge * (a - (useA ? 1 : 0)), slope[1] - Ridge * (b - (useB ? 1 : 0)));
            for (var diagonal = 0; diagonal < 9; diagonal += 4)
                bend[diagonal] += Ridge;
            Solve(bend, slope);
            (a, b, c) = (a + slope[0], b + slope[1], c + slope[2]);
            if (Math.Abs(slope[0]) + Math.Abs(slope[1]) + Math.Abs(slope[2]) < Settled)
                break;
        }

        return new BetaCalibration(a, b, c);
    }

    private static void Accumulate(ReadOnlySpan<double> input, double error, double weight, Span<double> slope, Span<double> bend)
    {
        for (var i = 0; i < 3; i++)
        {
            slope[i] += error * input[i];
            for (var j = 0; j < 3; j++)
                bend[i * 3 + j] += weight * input[i] * input[j];
        }
    }

    /// <summary>Gauss elimination of a 3 × 3 positive definite system, in place: the answer is in <paramref name="right"/>.</summary>
    private static void Solve(Span<double> matrix, Span<double> right)
    {
        for (var pivot = 0; pivot < 3; pivot++)
        {
            for (var row = pivot + 1; row < 3; row++)
            {
                var factor = matrix[row * 3 + pivot] / matrix[pivot * 3 + pivot];
                for (var column = pivot; column < 3; column++)
                    matrix[row * 3 + column] -= factor * matrix[pivot * 3 + column];
                right[row] -= factor * right[pivot];
            }
        }

        for (var row = 2; row >= 0; row--)
        {
            for (var column = row + 1; column < 3; column++)
                right[row] -= matrix[row * 3 + column] * right[column];
            right[row] /= matrix[row * 3 + row];
        }
    }
}
