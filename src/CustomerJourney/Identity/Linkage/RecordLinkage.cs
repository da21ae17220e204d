namespace CustomerJourney.Identity.Linkage;

/// <summary>Links the records of a table: stores no pairs but the few that matter, needs no truth. The order of records does not matter.</summary>
public static class RecordLinkage
{
    /// <summary>Learns from the records and finds the clusters that are one thing.</summary>
    /// <param name="table">The records.</param>
    /// <param name="model">What the columns say.</param>
    /// <param name="stageDone">Told the name of every stage as it ends; null when nobody asks.</param>
    public static LinkageResult Link(RecordTable table, IdentityModel model, Action<string>? stageDone = null)
    {
        if (table.Count == 0)
            return new([], LinkageQuality.Exact(0, 0, 0), model);
        var (sorted, order) = SortedById(table);
        var run = LinkageRun.Learn(sorted, model, LinkageConstraints.None, freeze: false, stageDone);
        return new(InOrder(run.ClusterOf, order), run.Quality(), model);
    }

    /// <summary>Links records under a frozen model, as <see cref="IdentityIndex"/> does one by one.</summary>
    public static LinkageResult Link(RecordTable table, TrainedModel trained)
    {
        ArgumentNullException.ThrowIfNull(trained);
        if (table.Count == 0)
            return new([], LinkageQuality.Exact(0, 0, 0), trained.Model);
        var (sorted, order) = SortedById(table);
        var run = LinkageRun.Under(trained, sorted, LinkageConstraints.None);
        return new(InOrder(run.ClusterOf, order), run.Quality(), trained.Model);
    }

    /// <summary>Learns a model from records and freezes it.</summary>
    /// <exception cref="ArgumentException">There are no records to learn from.</exception>
    public static TrainedModel Train(RecordTable table, IdentityModel model)
    {
        if (table.Count == 0)
            throw new ArgumentException("There are no records to learn from.", nameof(table));
        return LinkageRun.Learn(SortedById(table).Table, model, LinkageConstraints.None, freeze: true).Trained!;
    }

    /// <summary>A table sorted by id, and where its records were; no order where it was sorted.</summary>
    internal static (RecordTable Table, int[]? Order) SortedById(RecordTable table)
    {
        var isSorted = true;
        for (var record = 1; record < table.Count && isSorted; record++)
            isSorted = string.CompareOrdinal(table.Ids[record - 1], table.Ids[record]) <= 0;
        if (isSorted)
            return (table, null);
        int[] order = [.. Enumerable.Range(0, table.Count).OrderBy(record => table.Ids[record], StringComparer.Ordinal)];
        var columns = table.Columns.Select(column => column with { Numbers = Array.ConvertAll(order, record => column.Numbers[record]) });
        return (new([.. order.Select(record => table.Ids[record])], [.. columns]), order);
    }

    private static int[] InOrder(int[] clusterOf, int[]? order)
    {
        if (order is null)
            return clusterOf;
        var original = new int[clusterOf.Length];
        for (var place = 0; place < order.Length; place++)
            original[order[place]] = order[clusterOf[place]];
        return original;
    }
}
