namespace CustomerJourney.Identity.Linkage;

/// <summary>Amounts, by relative difference, and days and years, by absolute difference; with the sign where two sources stand in an order.</summary>
internal sealed class NumberComparison : Comparison
{
    private static readonly double[] RelativeSteps = [0.004, 0.02, 0.05, 0.12];
    private static readonly double[] RelativeBackSteps = [0.01, 0.04, 0.12];
    private static readonly double[] DaySteps = [1, 2, 4, 9];
    private static readonly double[] DayBackSteps = [1, 4, 14];
    private static readonly double[] YearSteps = [1, 2, 3, 5];

    private readonly Terms _terms;
    private readonly int[] _column;
    private readonly double[] _values;
    private readonly int[] _counts;
    private readonly byte[] _exact;
    private readonly FieldRole _role;

    /// <param name="name">Name of the column.</param>
    /// <param name="role">Amount, Date or Year.</param>
    /// <param name="terms">The distinct values' texts.</param>
    /// <param name="column">Their numbers.</param>
    /// <param name="values">Their values: a quantity, days or years.</param>
    /// <param name="facts">What was learned before; null to learn nothing.</param>
    public NumberComparison(string name, FieldRole role, Terms terms, int[] column, double[] values, LearnedFacts? facts)
        : base(name)
    {
        (_terms, _column, _values, _role, _counts) = (terms, column, values, role, terms.Count(column));
        _exact = LearnedFacts.Rarity(facts, name, terms, _counts);
    }

    /// <summary>Whether the caller always passes the record of the first source first.</summary>
    public bool IsSigned { get; set; }

    public override IReadOnlyList<int[]> Columns => [_column];

    public override IReadOnlyList<bool> IsHousehold { get; } = [true];

    public override IReadOnlyList<double[]> Expected =>
        [Guess(0.45, _counts, _exact, (8, 0.15), (7, 0.12), (6, 0.08), (5, 0.05), (4, 0.03), (3, 0.03), (2, 0.03))];

    public override double[]? ExactPairs(int place) => PairsByLevel(_counts, _exact);

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var (x, y) = (a[Slot], b[Slot]);
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return _exact[x];
        var difference = _values[y] - _values[x];
        if (_role == FieldRole.Amount)
            difference /= Math.Max(Math.Abs(_values[x]), Math.Abs(_values[y])) + double.Epsilon;
        var (steps, back) = _role switch
        {
            FieldRole.Amount => (RelativeSteps, RelativeBackSteps),
            FieldRole.Date => (DaySteps, DayBackSteps),
            _ => (YearSteps, DayBackSteps),
        };
        return (ulong)(difference >= 0 || !IsSigned ? Step(Math.Abs(difference), steps, 8) : Step(-difference, back, 4));
    }

    private static int Step(double difference, double[] steps, int top)
    {
        for (var step = 0; step < steps.Length; step++)
        {
            if (difference <= steps[step])
                return top - step;
        }

        return Levels.Differs;
    }
}
