namespace CustomerJourney.Propensity;

/// <summary>A propensity's labelled rows over several cut-offs.</summary>
/// <param name="Table">The rows; a customer stands once for each cut-off it belongs to the population of.</param>
/// <param name="Plan">The features' plan.</param>
/// <param name="CutOffs">The cut-offs, latest first.</param>
public sealed record TrainingTable(LabelledTable Table, FeaturePlan Plan, IReadOnlyList<DateTimeOffset> CutOffs)
{
    /// <summary>Makes it.</summary>
    /// <exception cref="PropensityException">There is no cut-off with customers before and a whole horizon after it.</exception>
    public static TrainingTable Of(CustomerHistory history, PropensityDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(definition);
        var cutOffs = CutOffsOf(history.Touchpoints, definition);
        var plan = FeaturePlan.Learn(history, cutOffs[^1]);
        var parts = new List<LabelledTable>();
        foreach (var cutOff in cutOffs)
        {
            var members = LabelCustomers.Population(history, definition.Population, cutOff);
            parts.Add(new LabelledTable(CustomerFeatures.AsOf(history, plan, cutOff, members), LabelCustomers.Labels(history, definition, cutOff, members), []));
        }

        var table = Stack(parts);
        return table.Count > 0 ? new TrainingTable(table, plan, cutOffs) : throw new PropensityException($"'{definition.Name}': nobody belongs to the population as of {cutOffs[0]:yyyy-MM-dd}; widen it or choose another cut-off.");
    }

    private static List<DateTimeOffset> CutOffsOf(TouchpointColumns touchpoints, PropensityDefinition definition)
    {
        if (touchpoints.Count == 0)
            throw new PropensityException($"'{definition.Name}': there are no touchpoints to learn from.");
        var (first, last) = (new DateTimeOffset(touchpoints.At.Min(), TimeSpan.Zero), new DateTimeOffset(touchpoints.At.Max(), TimeSpan.Zero));
        var latest = last - definition.Horizon;
        var cutOff = definition.CutOff ?? new DateTimeOffset(latest.UtcDateTime.Date, TimeSpan.Zero);
        if (cutOff > last - definition.Horizon + TimeSpan.FromDays(1))
            throw new PropensityException($"'{definition.Name}': from the cut-off {cutOff:yyyy-MM-dd} on, the touchpoints (until {last:yyyy-MM-dd}) do not cover the horizon; take an earlier one.");
        if (cutOff <= first)
            throw new PropensityException($"'{definition.Name}': touchpoints reach from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, not longer than the horizon; shorten it.");
        // A snapshot needs a past of its own: at least a horizon of it, except where only one is to be had.
        return [.. Enumerable.Range(0, definition.Snapshots).Select(back => cutOff - definition.Horizon * back).Where((at, back) => back == 0 || at - definition.Horizon >= first)];
    }

    private static LabelledTable Stack(List<LabelledTable> parts)
    {
        var columns = parts[0].Features.Columns.Select((column, index) => column switch
        {
            NumericColumn => new NumericColumn(column.Name, [.. parts.SelectMany(part => ((NumericColumn)part.Features.Columns[index]).Values)]),
            _ => Merged(column.Name, [.. parts.Select(part => (CategoryColumn)part.Features.Columns[index])]),
        });
        return new LabelledTable(new FeatureTable([.. parts.SelectMany(part => part.Features.Ids)], [.. columns]), [.. parts.SelectMany(part => part.Labels)], []);
    }

    private static FeatureColumn Merged(string name, CategoryColumn[] columns)
    {
        var levels = columns.SelectMany(column => column.Levels).Distinct().ToList();
        return new CategoryColumn(name, [.. columns.SelectMany(column => column.Codes.Select(code => code < 0 ? -1 : levels.IndexOf(column.Levels[code])))], levels);
    }
}
