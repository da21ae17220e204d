namespace CustomerJourney.Propensity;

/// <summary>Says who belongs to a propensity's population as of a cut-off, and what they did after it.</summary>
public static class LabelCustomers
{
    /// <summary>Places of the customers that belong to the population; looks at nothing at or after the cut-off.</summary>
    public static int[] Population(CustomerHistory history, PropensityPopulation population, DateTimeOffset cutOff)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(population);
        var touchpoints = history.Touchpoints;
        var without = population.Without is { } rule ? new RuleMatcher(history, rule) : null;
        var activeFrom = cutOff.UtcTicks - population.ActiveWithin.Ticks;
        var members = new List<int>();
        for (var customer = 0; customer < touchpoints.Customers.Count; customer++)
        {
            var (first, end) = (touchpoints.Offsets[customer], touchpoints.EndBefore(customer, cutOff.UtcTicks));
            var isActive = end > first && touchpoints.At[end - 1] >= activeFrom;
            if (isActive && Belongs(history.FactsOf(customer), population) && without?.Any(first, end) != true)
                members.Add(customer);
        }

        return [.. members];
    }

    /// <summary>Whether each customer did it within [cut-off, cut-off + horizon).</summary>
    public static bool[] Labels(CustomerHistory history, PropensityDefinition definition, DateTimeOffset cutOff, IReadOnlyList<int> customers)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(definition);
        var (touchpoints, label) = (history.Touchpoints, new RuleMatcher(history, definition.Label));
        var horizonEnd = cutOff.UtcTicks + definition.Horizon.Ticks;
        return [.. customers.Select(customer => label.Any(touchpoints.EndBefore(customer, cutOff.UtcTicks), touchpoints.EndBefore(customer, horizonEnd)))];
    }

    private static bool Belongs(CustomerFacts facts, PropensityPopulation population) =>
        (population.Anonymous || !facts.IsAnonymous) && (population.Segments.Count == 0 || (facts.Segment is { } segment && population.Segments.Contains(segment)));
}
