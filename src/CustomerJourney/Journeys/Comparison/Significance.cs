namespace CustomerJourney.Journeys;

/// <summary>Whether two shares differ by more than chance.</summary>
public static class Significance
{
    private const double FewExpected = 5;
    private const double Rounding = 1e-7;

    /// <summary>Two-sided p-value of <paramref name="a"/> of <paramref name="ofA"/> against <paramref name="b"/> of <paramref name="ofB"/>: Pearson's chi-square, or Fisher's exact test where fewer than 5 are expected in a cell.</summary>
    public static double PValue(long a, long ofA, long b, long ofB)
    {
        var (with, all) = ((double)(a + b), (double)(ofA + ofB));
        if (ofA == 0 || ofB == 0 || with == 0 || with == all)
            return 1;
        var fewest = Math.Min(with, all - with) * Math.Min(ofA, ofB) / all;
        if (fewest < FewExpected)
            return Fisher(a, ofA, b, ofB);
        var cross = (double)a * (ofB - b) - (double)b * (ofA - a);
        var square = cross * cross * all / (ofA * (double)ofB * with * (all - with));
        return Erfc(Math.Sqrt(square / 2));
    }

    /// <summary>Benjamini and Hochberg's correction: the false discovery rate at which each test would pass.</summary>
    /// <param name="pValues">Of all tests made, listed or not.</param>
    public static double[] Corrected(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var order = Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ToArray();
        var corrected = new double[order.Length];
        var least = 1.0;
        for (var rank = order.Length; rank > 0; rank--)
        {
            least = Math.Min(least, pValues[order[rank - 1]] * order.Length / rank);
            corrected[order[rank - 1]] = least;
        }

        return corrected;
    }

    /// <summary>The complementary error function: its series below 3, its continued fraction above.</summary>
    internal static double Erfc(double x)
    {
        if (x < 3)
        {
            var (term, sum) = (x, x);
            for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum) && n < 200; n++)
            {
                term *= -x * x / n;
                sum += term / (2 * n + 1);
            }

            return 1 - 2 / Math.Sqrt(Math.PI) * sum;
        }

        var fraction = 0.0;
        for (var n = 60; n > 0; n--)
            fraction = n / 2.0 / (x + fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + fraction);
    }

    private static double Fisher(long a, long ofA, long b, long ofB)
    {
        var with = a + b;
        var least = Math.Max(0, with - ofB);
        var most = Math.Min(with, ofA);
        // From the most likely table outwards, each from its neighbour; relative to it nothing overflows
        var mode = Math.Clamp((long)((with + 1.0) * (ofA + 1.0) / (ofA + ofB + 2.0)), least, most);
        var (total, extreme, seen) = (0.0, 0.0, Relative(a));
        for (var k = mode; k <= most && Add(Relative(k)); k++)
        {
        }

        for (var k = mode - 1; k >= least && Add(Relative(k)); k--)
        {
        }

        return Math.Min(1, extreme / total);

        double Relative(long k) => Math.Exp(LogChoose(ofA, k) + LogChoose(ofB, with - k) - LogChoose(ofA, mode) - LogChoose(ofB, with - mode));

        bool Add(double weight)
        {
            total += weight;
            extreme += weight <= seen * (1 + Rounding) ? weight : 0;
            return weight > 0;
        }
    }

    private static double LogChoose(long n, long k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    private static double LogFactorial(long n)
    {
        const long Exact = 32;
        if (n < Exact)
        {
            var product = 1.0;
            for (var i = 2; i <= n; i++)
                product *= i;
            return Math.Log(product);
        }

        // Stirling's series
        var x = n + 1.0;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x * x * x) + 1 / (1260 * Math.Pow(x, 5));
    }
}
