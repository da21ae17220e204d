using System.Collections;
using System.Globalization;
using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Graph;
using CustomerJourney.Journeys;
using CustomerJourney.Kpis;
using CustomerJourney.Local;
using CustomerJourney.Touchpoints;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>What a run made of a workspace, as sorted lines: every element of the graph, curated and quarantined rows, journeys, every table and figure of the KPI store.</summary>
internal sealed record WorldResult(IReadOnlyDictionary<string, IReadOnlyList<string>> Parts)
{
    private static readonly string[] Tables = ["touchpoints", "customers", "milestones", "scores"];

    /// <summary>Reads everything.</summary>
    public static async Task<WorldResult> OfAsync(string workspace)
    {
        await using var hub = await LocalHub.OpenAsync(Workspace.Open(workspace), new Progress<WorkDone>(), null, default);
        var curated = new CuratedTables(hub.Services.GetRequiredService<IObjectLake>());
        var parts = new Dictionary<string, IReadOnlyList<string>>
        {
            ["vertices"] = Lines(await hub.Graph.RunAsync(GremlinText.Written("g.V().elementMap()"), default)),
            ["edges"] = Lines(await hub.Graph.RunAsync(GremlinText.Written("g.E().elementMap()"), default)),
            ["journeys"] = await JourneysAsync(hub),
            ["curated touchpoints"] = Lines(await RowsAsync(curated.Touchpoints)),
            ["curated parties"] = Lines(await RowsAsync(curated.Parties)),
            ["quarantine"] = Lines(await RowsAsync(curated.Quarantine)),
        };
        var warehouse = hub.Services.GetRequiredService<IWarehouse>();
        foreach (var table in Tables)
            parts[table] = Lines((await warehouse.QueryAsync(SqlText.Written($"select * from {table}"), default)).Rows);
        var vocabulary = await hub.Services.GetRequiredService<Kpis.RefreshKpis>().ReadVocabularyAsync(default);
        foreach (var kpi in KpiCatalog.All)
            parts[kpi.Name] = Lines((await KpiCatalog.AskAsync(warehouse, kpi, KpiQuestion.Everything, vocabulary, default)).Rows.Rows);
        return new WorldResult(parts);
    }

    /// <summary>Holds it against another, part by part, so that the message names the rows that differ.</summary>
    public void MustEqual(WorldResult other)
    {
        foreach (var (name, lines) in Parts)
        {
            lines.Except(other.Parts[name]).Should().BeEmpty("nothing is made up in {0}", name);
            other.Parts[name].Except(lines).Should().BeEmpty("nothing is lost of {0}", name);
            lines.Should().HaveCount(other.Parts[name].Count, "nothing is doubled in {0}", name);
        }
    }

    private static async Task<IReadOnlyList<string>> JourneysAsync(LocalHub hub)
    {
        var index = await hub.Services.GetRequiredService<JourneyIndexStore>().OpenAsync(default);
        var answer = Frequency.Ask(index, new FrequencyQuestion { Limit = int.MaxValue }, default);
        return [.. answer.Journeys.Select(journey => $"{journey.Count} {string.Join('>', journey.Steps)}").Order(StringComparer.Ordinal)];
    }

    private static async Task<List<object?>> RowsAsync<TRow>(LakeTable<TRow> table)
    {
        var rows = new List<object?>();
        await foreach (var row in table.ReadAsync(default))
            rows.Add(row);
        return rows;
    }

    private static IReadOnlyList<string> Lines(IEnumerable<object?> values) => [.. values.Select(Text).Order(StringComparer.Ordinal)];

    /// <summary>A value as text that does not depend on the order of a map's keys.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        IReadOnlyDictionary<string, object?> map => "{" + string.Join(", ", map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {Text(pair.Value)}")) + "}",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Text)) + "]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
