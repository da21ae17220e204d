namespace CustomerJourney.Journeys;

/// <summary>Exact quantiles by selection.</summary>
internal static class Quantiles
{
    private const int SmallEnoughToSort = 48;

    /// <summary>The quantile with linear interpolation between neighbours (SQL's PERCENTILE_CONT); reorders the values.</summary>
    public static double Of(Span<long> values, double quantile)
    {
        if (values.Length == 0)
            return 0;
        var place = (values.Length - 1) * quantile;
        var below = (int)place;
        var low = Select(values, below);
        if (below + 1 >= values.Length || place == below)
            return low;
        var high = long.MaxValue;
        foreach (var value in values[(below + 1)..])
            high = Math.Min(high, value);
        return low + (place - below) * (high - low);
    }

    /// <summary>The value that sorting would put at a place; those before are not greater, those after not less.</summary>
    public static long Select(Span<long> values, int place)
    {
        var (low, high) = (0, values.Length - 1);
        while (high - low > SmallEnoughToSort)
        {
            var pivot = Median(values[low], values[(low + high) >>> 1], values[high]);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                (i, j) = (i + 1, j - 1);
            }

            if (place <= j)
                high = j;
            else if (place >= i)
                low = i;
            else
                return values[place];
        }

        values[low..(high + 1)].Sort();
        return values[place];
    }

    private static long Median(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
