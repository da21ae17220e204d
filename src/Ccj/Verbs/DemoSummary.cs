using System.Globalization;
using System.Text.Json;
using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Journeys;
using CustomerJourney.Kpis;
using Microsoft.Extensions.DependencyInjection;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>What the demo found, for a person to read.</summary>
internal static class DemoSummary
{
    private const string Goal = "port_out_request";
    private static readonly string[] ShownKpis = ["repeat_contact_rate", "first_contact_resolution", "digital_containment", "complaint_rate", "time_to_resolve", "churn_rate", "csat"];

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(LocalHub hub, ExecutionDescription run, TextWriter output, CancellationToken cancellationToken)
    {
        using var found = JsonDocument.Parse(run.Output!);
        RunSummary.Of(found.RootElement, run).WriteText(output);
        await QualityAsync(hub, output, cancellationToken);
        await JourneysAsync(hub, output, cancellationToken);
        await KpisAsync(hub, output, cancellationToken);
    }

    /// <summary>The truth is read here and nowhere else: to report, never to resolve.</summary>
    private static async Task QualityAsync(LocalHub hub, TextWriter output, CancellationToken cancellationToken)
    {
        var truth = await IdentityEvaluateVerb.ReadTruthAsync(Path.Combine(hub.Workspace.Root, "truth", "parties.csv"), cancellationToken);
        var clusters = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in new ResolvedTables(hub.Services.GetRequiredService<Touchpoints.IObjectLake>()).Parties.ReadAsync(cancellationToken))
            clusters[row.PartyId] = row.CustomerId;
        var quality = ClusterQuality.Of(truth, clusters);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"\nwho is who: {clusters.Count:N0} party records are {clusters.Values.Distinct().Count():N0} customers; pairwise precision {quality.Precision:0.000}, recall {quality.Recall:0.000}, F1 {quality.F1:0.000}, B-cubed F1 {quality.BCubedF1:0.000}"));
    }

    private static async Task JourneysAsync(LocalHub hub, TextWriter output, CancellationToken cancellationToken)
    {
        var index = await hub.Services.GetRequiredService<JourneyIndexStore>().OpenAsync(cancellationToken);
        var answer = Frequency.Ask(index, new FrequencyQuestion { To = Goal, Steps = 4, Limit = 5 }, cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\ntop journeys to {Goal} (4 steps, 30 days; {answer.Anchors:N0} customers)"));
        foreach (var journey in answer.Journeys)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {journey.Count,5}  {journey.Share,6:P1}  {string.Join(" > ", journey.Steps)}"));
    }

    private static async Task KpisAsync(LocalHub hub, TextWriter output, CancellationToken cancellationToken)
    {
        var warehouse = hub.Services.GetRequiredService<IWarehouse>();
        var vocabulary = await hub.Services.GetRequiredService<Kpis.RefreshKpis>().ReadVocabularyAsync(cancellationToken);
        await output.WriteLineAsync("\nKPIs over the year");
        foreach (var name in ShownKpis)
        {
            var answer = await KpiCatalog.AskAsync(warehouse, KpiCatalog.Find(name), KpiQuestion.Everything, vocabulary, cancellationToken);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {answer.Definition.Title}: {(answer.Whole() is { } value ? Figure(value, answer.Definition) : "none")}"));
        }
    }

    private static string Figure(double value, KpiDefinition kpi)
    {
        const string Share = "share";
        if (kpi.Unit.StartsWith(Share, StringComparison.Ordinal))
            return value.ToString("0.0 %", CultureInfo.InvariantCulture) + kpi.Unit[Share.Length..];
        var figure = value.ToString("#,0.#", CultureInfo.InvariantCulture);
        return kpi.Title.Contains(kpi.Unit, StringComparison.OrdinalIgnoreCase) ? figure : $"{figure} {kpi.Unit}";
    }
}
