using System.Text.Json.Serialization;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Milestones;
using CustomerJourney.Propensity;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Kpis;

/// <summary>Brings the journey KPI store up to date with the lake: each of its tables becomes what the lake's table of the same name holds.</summary>
/// <param name="lake">The object lake.</param>
/// <param name="warehouse">The KPI store.</param>
/// <param name="progress">Told how far the work has come.</param>
public sealed class RefreshKpis(IObjectLake lake, IWarehouse warehouse, IProgress<WorkDone> progress)
{
    private const string StateKey = "resolved/warehouse.json";
    private const string VocabularyKey = "vocabulary.json";

    /// <summary>Refreshes the tables whose files in the lake changed.</summary>
    /// <returns>Rows of each table refreshed, by name.</returns>
    /// <exception cref="FormatException">The vocabulary is wrong; the message says where.</exception>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(CancellationToken cancellationToken)
    {
        await warehouse.ExecuteAsync(WarehouseSchema.Create, cancellationToken);
        await warehouse.ExecuteAsync(WarehouseSchema.LoadVocabulary(await ReadVocabularyAsync(cancellationToken)), cancellationToken);
        var resolved = new ResolvedTables(lake);
        var tables = new (string Name, IReadOnlyList<string> Keys, IReadOnlyList<LakeFile> Files)[]
        {
            ("touchpoints", resolved.Touchpoints.KeyColumns, await resolved.Touchpoints.LiveFilesAsync(cancellationToken)),
            ("customers", resolved.Customers.KeyColumns, await resolved.Customers.LiveFilesAsync(cancellationToken)),
            ("milestones", MilestoneTable.Of(lake).KeyColumns, await MilestoneTable.Of(lake).LiveFilesAsync(cancellationToken)),
            ("scores", ScoreTables.KeyColumns, await ScoreTables.LiveFilesAsync(lake, cancellationToken)),
        };
        var (loaded, rows) = (await lake.ReadJsonAsync(StateKey, RefreshJson.Default.DictionaryStringStringArray, cancellationToken) ?? [], new SortedDictionary<string, long>(StringComparer.Ordinal));
        foreach (var (name, keys, files) in tables)
        {
            string[] live = [.. files.Select(file => file.Key)];
            if (loaded.TryGetValue(name, out var before) && before.SequenceEqual(live))
                continue;
            progress.Report(new WorkDone($"refreshing {name}", 0, files.Sum(file => file.Rows)));
            await warehouse.ExecuteAsync([SqlText.Of($"delete from {SqlText.Name(name)}")], cancellationToken);
            rows[name] = live.Length == 0 ? 0 : await warehouse.MergeAsync(name, keys, live, cancellationToken);
            loaded[name] = live;
            await lake.WriteJsonAsync(StateKey, loaded, RefreshJson.Default.DictionaryStringStringArray, cancellationToken);
        }

        return rows;
    }

    /// <summary>What types mean to the business, from the lake's <c>vocabulary.json</c>; empty when there is none.</summary>
    public async Task<Vocabulary> ReadVocabularyAsync(CancellationToken cancellationToken)
    {
        if (await lake.FindAsync(VocabularyKey, cancellationToken) is null)
            return Vocabulary.Empty;
        using var text = new StreamReader(await lake.OpenReadAsync(VocabularyKey, cancellationToken));
        try
        {
            return VocabularyFile.Parse(await text.ReadToEndAsync(cancellationToken));
        }
        catch (FormatException mistake)
        {
            throw new FormatException($"{VocabularyKey}: {mistake.Message}", mistake);
        }
    }
}

[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class RefreshJson : JsonSerializerContext;
