using System.Diagnostics.CodeAnalysis;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Journeys;

/// <summary>A log as one question sees it: steps as it takes them, without what its filters drop, equal neighbours merged if asked.</summary>
internal sealed unsafe class JourneyView
{
    private readonly JourneyIndex _index; // keeps the mapped columns alive
    private readonly byte[]? _population;
    private readonly byte[][] _own;
    private readonly Dictionary<string, int> _codes;

    private JourneyView(JourneyIndex index, LogColumns columns, IReadOnlyList<string> steps, byte[]? customers, byte[]? population, params byte[][] own)
    {
        (_index, Columns, Steps, Customers, _population, _own) = (index, columns, steps, customers, population, own);
        _codes = new Dictionary<string, int>(steps.Count, StringComparer.Ordinal);
        for (var code = 0; code < steps.Count; code++)
            _codes.Add(steps[code], code);
    }

    /// <summary>The columns: the index's own, or derived ones.</summary>
    public LogColumns Columns { get; }

    /// <summary>Names of the steps in ordinal order; a code is a place here.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>A byte for each customer, 1 for those looked at; null for all.</summary>
    public byte[]? Customers { get; }

    /// <summary>The column asked for beside the steps.</summary>
    public BesideColumn Beside { get; private init; }

    /// <summary>The index looked at.</summary>
    public JourneyIndex Index => _index;

    /// <summary>Looks at an index; customers in <paramref name="also"/> keep their touchpoints even if the filters leave them out.</summary>
    /// <exception cref="JourneyQuestionException">A filter or step names something that is not there.</exception>
    public static JourneyView Of(JourneyIndex index, JourneySelection selection, CancellationToken cancellationToken, params ReadOnlySpan<int> also)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(selection);
        if (index.EventCount == 0)
            return new JourneyView(index, index.Columns, index.Steps, null, null);
        var population = CustomerMask.Of(index, selection.Customers, cancellationToken);
        var customers = population is null || also.Length == 0 ? population : [.. population];
        foreach (var customer in also)
        {
            if (customers is not null)
                customers[customer] = 1;
        }

        var beside = BesideOf(index, selection);
        if (!selection.ChangesSteps && selection.Touchpoints.Count == 0 && !selection.Collapse)
            return new JourneyView(index, index.Columns, index.Steps, customers, population) { Beside = beside };
        var (steps, codes, width) = StepColumn.Of(index, selection, cancellationToken);
        var recoded = codes.Length == 0 && index.EventCount > 0 ? index.Columns : index.Columns.WithSteps(codes, width, steps.Count);
        if (selection.Touchpoints.Count == 0 && !selection.Collapse)
            return new JourneyView(index, recoded, steps, customers, population, codes) { Beside = beside };
        var test = selection.Touchpoints.Count == 0 ? null : new TouchpointTest(index, selection.Touchpoints);
        var (columns, keptBeside, own) = Compaction.Of(recoded, beside, test, selection.Collapse, customers, cancellationToken);
        PinnedBytes.Return(codes);
        return new JourneyView(index, columns, steps, customers, population, own) { Beside = keptBeside };
    }

    /// <summary>The code of a step.</summary>
    /// <exception cref="JourneyQuestionException">There is no such step.</exception>
    public int CodeOf(string step) => _codes.TryGetValue(step, out var code) ? code : NoSuchStep(step);

    /// <summary>Names of a journey's steps.</summary>
    public IReadOnlyList<string> NamesOf(int start, int length)
    {
        var names = new string[length];
        for (var i = 0; i < length; i++)
            names[i] = Steps[Columns.StepAt(start + i)];
        return names;
    }

    /// <summary>Whether a customer is looked at.</summary>
    public bool Includes(int customer) => Customers is null || Customers[customer] != 0;

    /// <summary>Whether the filters accept a customer, whoever is looked at besides.</summary>
    public bool IsInPopulation(int customer) => _population is null || _population[customer] != 0;

    /// <summary>Whose touchpoint it is.</summary>
    public int CustomerOf(int touchpoint)
    {
        var offsets = Columns.Offsets;
        var (low, high) = (0, offsets.Length - 1);
        while (high - low > 1) // the last customer that begins at or before it
        {
            var middle = (low + high) >>> 1;
            (low, high) = offsets[middle] <= touchpoint ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>How many customers with at least one touchpoint are looked at.</summary>
    public int CountCustomers()
    {
        var offsets = Columns.Offsets;
        var count = 0;
        for (var customer = 0; customer < Columns.Customers; customer++)
            count += offsets[customer + 1] > offsets[customer] && Includes(customer) ? 1 : 0;
        return count;
    }

    /// <summary>Keeps the memory behind the columns up to here, and gives derived columns back: the view cannot be asked again.</summary>
    public void Release()
    {
        foreach (var column in _own)
            PinnedBytes.Return(column);
        GC.KeepAlive(_index);
    }

    private static BesideColumn BesideOf(JourneyIndex index, JourneySelection selection)
    {
        if (selection.Beside is not { } name)
            return default;
        return index.TouchpointColumns.FirstOrDefault(c => c.Name == name) is { } column
            ? new BesideColumn(column.Codes, column.Width)
            : throw new JourneyQuestionException($"Touchpoints of this log say no '{name}'. They say: {string.Join(", ", index.TouchpointAttributes)}.");
    }

    [DoesNotReturn]
    private int NoSuchStep(string step)
    {
        const int Shown = 12;
        var near = Steps.OrderBy(s => Farness(s, step)).ThenBy(s => s, StringComparer.Ordinal).Take(Shown).ToArray();
        throw new JourneyQuestionException($"There is no step '{step}' in this log. {(near.Length < Steps.Count ? $"The nearest of {Steps.Count} are" : "There are")}: {string.Join(", ", near)}.");
    }

    private static int Farness(string a, string b) => a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase)
        ? 0
        : NearestWord.Edits(a.ToUpperInvariant(), b.ToUpperInvariant());
}
