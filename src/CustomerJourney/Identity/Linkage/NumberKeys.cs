namespace CustomerJourney.Identity.Linkage;

/// <summary>Key parts of numbers: two grids, one shifted by half a step, so that near values share a cell of one of them.</summary>
internal static class NumberKeys
{
    private const double RelativeStep = 0.08;
    private const double DayStep = 14;
    private const double YearStep = 4;

    /// <summary>Adds a number column's two grids.</summary>
    public static void Add(List<KeyColumn> keys, string name, FieldRole role, int[] column, double[] values)
    {
        foreach (var shift in (double[])[0, 0.5])
        {
            var cells = Array.ConvertAll(values, value => CellOf(value, role, shift));
            keys.Add(new($"{name} near", Array.ConvertAll(column, number => number == 0 ? 0 : cells[number])));
        }
    }

    private static int CellOf(double value, FieldRole role, double shift)
    {
        var steps = role switch
        {
            FieldRole.Amount => Math.Sign(value) * Math.Log(1 + Math.Abs(value)) / RelativeStep,
            FieldRole.Date => value / DayStep,
            _ => value / YearStep,
        };
        return (int)Math.Floor(steps + shift) * 2 + 1;
    }
}
