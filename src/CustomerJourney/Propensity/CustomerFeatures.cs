namespace CustomerJourney.Propensity;

/// <summary>What was known of customers as of a cut-off: pure, from touchpoints before it only.</summary>
public static class CustomerFeatures
{
    private static readonly int[] WindowDays = [7, 30, 90, 365];

    /// <summary>Makes the features of some customers.</summary>
    /// <param name="history">Everything known; what is at or after the cut-off is not looked at. Segment, region and the like are as they stand now.</param>
    /// <param name="plan">Which features.</param>
    /// <param name="cutOff">As of when: touchpoints before it count.</param>
    /// <param name="customers">Places of the customers in the columns.</param>
    /// <returns>One row a customer, in the order given.</returns>
    public static FeatureTable AsOf(CustomerHistory history, FeaturePlan plan, DateTimeOffset cutOff, IReadOnlyList<int> customers)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(customers);
        var layout = new FeatureLayout(history, plan);
        var rows = new float[customers.Count * layout.Width];
        Parallel.For(0, Environment.ProcessorCount, part =>
        {
            var (first, end) = (customers.Count * part / Environment.ProcessorCount, customers.Count * (part + 1) / Environment.ProcessorCount);
            for (var row = first; row < end; row++)
                layout.Fill(rows.AsSpan(row * layout.Width, layout.Width), customers[row], cutOff.UtcTicks);
        });

        FeatureColumn[] numbers = [.. layout.Names.Select((name, column) => new NumericColumn(name, Column(rows, layout.Width, column)))];
        var facts = customers.Select(history.FactsOf).ToList();
        string[] ids = [.. customers.Select(customer => history.Touchpoints.Customers[customer])];
        return new FeatureTable(ids, [.. numbers, CategoryColumn.Of("segment", facts.Select(fact => fact.Segment)), CategoryColumn.Of("region", facts.Select(fact => fact.Region))]);
    }

    /// <summary>Days of the windows that counts are made over.</summary>
    internal static ReadOnlySpan<int> Windows => WindowDays;

    private static float[] Column(float[] rows, int width, int column)
    {
        var values = new float[rows.Length / width];
        for (var row = 0; row < values.Length; row++)
            values[row] = rows[row * width + column];
        return values;
    }
}
