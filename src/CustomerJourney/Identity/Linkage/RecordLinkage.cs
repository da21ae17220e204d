namespace CustomerJourney.Identity.Linkage;

/// <summary>Links the records of a table: stores no pairs but the few that matter, needs no truth.</summary>
public static class RecordLinkage
{
    /// <summary>Finds the clusters of records that are one thing.</summary>
    /// <param name="table">The records.</param>
    /// <param name="model">What the columns say.</param>
    public static LinkageResult Link(RecordTable table, IdentityModel model)
    {
        if (table.Count == 0)
            return new([], LinkageQuality.Exact(0, 0, 0), model);
        var run = LinkageRun.Of(table, model);
        return new(run.ClusterOf, run.Quality(0), model);
    }
}
