namespace CustomerJourney.Journeys;

/// <summary>Probability of a step given those before it: counts of n-grams, smoothed by backing off to ever shorter ones (Witten and Bell 1991, interpolated).</summary>
/// <remarks>A context is its steps' codes plus one, 16 bits each, the latest lowest: 0 stands before a journey's begin, never as a step.</remarks>
internal sealed class StepModel
{
    private const int BitsPerStep = 16;
    private const ulong StepMask = (1UL << BitsPerStep) - 1;

    private readonly int _order;
    private readonly int _steps;
    private readonly StepCounts[] _grams; // by length of the context: context and next step
    private readonly StepCounts[] _contexts;
    private readonly StepCounts[] _followers; // different next steps of a context
    private readonly Dictionary<ulong, int[]> _best = [];

    public StepModel(int order, int steps)
    {
        (_order, _steps) = (order, steps);
        _grams = New();
        _contexts = New();
        _followers = New();

        StepCounts[] New() => [.. Enumerable.Range(0, order + 1).Select(_ => new StepCounts())];
    }

    /// <summary>The context after one more step.</summary>
    public ulong After(ulong context, int step) => ((context << BitsPerStep) | (uint)(step + 1)) & MaskOf(_order);

    /// <summary>Learns that a step followed a context.</summary>
    public void Learn(ulong context, int next)
    {
        for (var length = 0; length <= LengthOf(context); length++)
        {
            var shorter = KeyOf(context, length);
            _contexts[length].Add(shorter);
            if (_grams[length].Add(GramOf(context, length, next)))
                _followers[length].Add(shorter);
        }
    }

    /// <summary>How often a context was seen.</summary>
    public int Seen(ulong context) => _contexts[LengthOf(context)][KeyOf(context, LengthOf(context))];

    /// <summary>The probability of a step after a context.</summary>
    public double Probability(ulong context, int next)
    {
        var probability = 1.0 / _steps;
        for (var length = 0; length <= LengthOf(context); length++)
        {
            var seen = _contexts[length][KeyOf(context, length)];
            if (seen == 0)
                return probability;
            var followers = _followers[length][KeyOf(context, length)];
            probability = (_grams[length][GramOf(context, length, next)] + followers * probability) / (seen + followers);
        }

        return probability;
    }

    /// <summary>The three most probable steps after a context.</summary>
    public int[] Best(ulong context)
    {
        if (!_best.TryGetValue(context, out var best))
            _best.Add(context, best = [.. Enumerable.Range(0, _steps).Select(step => (step, p: Probability(context, step))).OrderByDescending(s => s.p).ThenBy(s => s.step).Take(3).Select(s => s.step)]);
        return best;
    }

    private int LengthOf(ulong context)
    {
        var length = 0;
        while (length < _order && ((context >> (length * BitsPerStep)) & StepMask) != 0)
            length++;
        return length;
    }

    private static ulong MaskOf(int length) => length == 0 ? 0 : ulong.MaxValue >> (64 - length * BitsPerStep);

    private static ulong KeyOf(ulong context, int length) => (context & MaskOf(length)) | (1UL << 63);

    private static ulong GramOf(ulong context, int length, int next) => ((context & MaskOf(length)) << BitsPerStep) | (uint)(next + 1);
}
