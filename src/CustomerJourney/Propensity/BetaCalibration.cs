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
    public double Probability(double margin) => Logistic.Probability(Margin(margin));

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

    private double Margin(double margin) => -A * Logistic.Softplus(-margin) + B * Logistic.Softplus(margin) + C;

    /// <summary>Newton's steps on the log loss, halved while they would make it worse.</summary>
    private static BetaCalibration Newton(ReadOnlySpan<bool> labels, ReadOnlySpan<double> margins, bool useA, bool useB)
    {
        var fit = new BetaCalibration(useA ? 1 : 0, useB ? 1 : 0, 0);
        var start = fit;
        var loss = Loss(labels, margins, fit, start);
        for (var step = 0; step < MostSteps; step++)
        {
            var (a, b, c) = Step(labels, margins, fit, start);
            var (size, before) = (1.0, (fit, loss));
            do
            {
                fit = new BetaCalibration(before.fit.A + a * size, before.fit.B + b * size, before.fit.C + c * size);
                loss = Loss(labels, margins, fit, start);
                size /= 2;
            }
            while (loss > before.loss && size > Settled);
            if (loss > before.loss)
                return before.fit;
            if (before.loss - loss < Settled)
                break;
        }

        return fit;
    }

    private static double Loss(ReadOnlySpan<bool> labels, ReadOnlySpan<double> margins, BetaCalibration fit, BetaCalibration start)
    {
        var loss = Ridge / 2 * ((fit.A - start.A) * (fit.A - start.A) + (fit.B - start.B) * (fit.B - start.B) + fit.C * fit.C);
        for (var row = 0; row < labels.Length; row++)
            loss += Logistic.Softplus(labels[row] ? -fit.Margin(margins[row]) : fit.Margin(margins[row]));
        return loss;
    }

    private static (double A, double B, double C) Step(ReadOnlySpan<bool> labels, ReadOnlySpan<double> margins, BetaCalibration fit, BetaCalibration start)
    {
        Span<double> slope = [-Ridge * (fit.A - start.A), -Ridge * (fit.B - start.B), -Ridge * fit.C];
        Span<double> bend = [Ridge, 0, 0, 0, Ridge, 0, 0, 0, Ridge];
        for (var row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<double> input = [start.A * -Logistic.Softplus(-margins[row]), start.B * Logistic.Softplus(margins[row]), 1]; // a start of 0 keeps a weight out
            var probability = Logistic.Probability(fit.Margin(margins[row]));
            Accumulate(input, (labels[row] ? 1 : 0) - probability, probability * (1 - probability), slope, bend);
        }

        Solve(bend, slope);
        return (slope[0], slope[1], slope[2]);
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
