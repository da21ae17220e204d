namespace CustomerJourney.Journeys;

/// <summary>What can be asked for: the steps and how often each comes, and what customers can be told apart by.</summary>
/// <param name="Customers">Customers in the index.</param>
/// <param name="Touchpoints">Touchpoints in the index.</param>
/// <param name="Steps">Steps, the most frequent first, equal ones in ordinal order.</param>
/// <param name="CustomerAttributes">Values of the customers' attributes that have few, by name.</param>
public sealed record JourneySteps(
    int Customers, int Touchpoints, IReadOnlyList<StepCount> Steps, IReadOnlyDictionary<string, IReadOnlyList<string>> CustomerAttributes)
{
    /// <summary>An attribute with more values than this is no list to choose from.</summary>
    private const int MostValues = 40;

    /// <summary>Counts an index's steps.</summary>
    public static JourneySteps Of(JourneyIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var counts = new long[index.Steps.Count];
        for (var touchpoint = 0; touchpoint < index.EventCount; touchpoint++)
            counts[index.Types.At(touchpoint)]++;
        return new JourneySteps(
            index.CustomerCount,
            index.EventCount,
            [.. counts.Select((count, code) => new StepCount(index.Steps[code], count)).OrderByDescending(step => step.Count).ThenBy(step => step.Step, StringComparer.Ordinal)],
            index.CustomerColumns.Where(column => column.ValueCount <= MostValues).ToDictionary(column => column.Name, Values, StringComparer.Ordinal));
    }

    private static IReadOnlyList<string> Values(AttributeColumn column) =>
        [.. column.AllValues().Where(value => value.Length > 0).Order(StringComparer.Ordinal)];
}
