using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>The lake's tables of scores, one a propensity.</summary>
public static class ScoreTables
{
    private const string Prefix = "resolved/scores/";
    private const string Manifest = "/manifest.json";

    /// <summary>Columns that tell a score over all tables.</summary>
    public static IReadOnlyList<string> KeyColumns { get; } = ["customer_id", "model"];

    /// <summary><c>resolved/scores/NAME</c>.</summary>
    public static LakeTable<ScoreRow> Of(IObjectLake lake, string propensity) => new(lake, Prefix + propensity, [.. KeyColumns]);

    /// <summary>The tables that are there.</summary>
    public static async Task<IReadOnlyList<LakeTable<ScoreRow>>> AllAsync(IObjectLake lake, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lake);
        var tables = new List<LakeTable<ScoreRow>>();
        await foreach (var found in lake.ListAsync(Prefix, cancellationToken))
        {
            if (found.Key.EndsWith(Manifest, StringComparison.Ordinal))
                tables.Add(Of(lake, found.Key[Prefix.Length..^Manifest.Length]));
        }

        return tables;
    }

    /// <summary>The live files of all of them.</summary>
    public static async Task<IReadOnlyList<LakeFile>> LiveFilesAsync(IObjectLake lake, CancellationToken cancellationToken)
    {
        var files = new List<LakeFile>();
        foreach (var table in await AllAsync(lake, cancellationToken))
            files.AddRange(await table.LiveFilesAsync(cancellationToken));
        return files;
    }
}
