using System.Text.Json;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>Scores the population of a propensity as of now with the model that serves, with the reasons, and keeps the scores in the lake.</summary>
/// <param name="lake">The object lake.</param>
/// <param name="settings">What people wrote.</param>
/// <param name="history">Reads what features are made of.</param>
/// <param name="registry">The models.</param>
/// <param name="progress">Told how far the work has come.</param>
public sealed class ScoreAllCustomers(IObjectLake lake, ReadPropensitySettings settings, ReadCustomerHistory history, ModelRegistry registry, IProgress<WorkDone> progress)
{
    private const int Reasons = 3;
    private const int ReportEvery = 10_000;

    /// <summary>Scores and keeps, unless the scores that are there were made of the same.</summary>
    /// <exception cref="PropensityException">There is no such propensity, or no model of it.</exception>
    public async Task<ScoreReport> RunAsync(string propensity, CancellationToken cancellationToken)
    {
        var read = await settings(cancellationToken);
        var definition = read.Find(propensity);
        var model = await registry.LoadAsync(propensity, null, cancellationToken);
        var madeFrom = Fingerprints.Of([read.Fingerprint, await history.FingerprintAsync(cancellationToken), model.Manifest.Version]);
        if (await lake.ReadJsonAsync(ReportKey(propensity), ServedModelJson.Default.ScoreReport, cancellationToken) is { } before && before.MadeFrom == madeFrom)
            return before;
        var known = await history.RunAsync(read.Vocabulary, cancellationToken);
        var cutOff = After(known.Touchpoints);
        var members = LabelCustomers.Population(known, definition.Population, cutOff);
        var table = CustomerFeatures.AsOf(known, model.Plan, cutOff, members);
        var rows = Rows(model, table, cutOff, cancellationToken).ToList();
        await ScoreTables.Of(lake, propensity).ReplaceAsync(rows, $"{model.Manifest.Version} {cutOff:O} {rows.Count}", cancellationToken);
        var report = new ScoreReport(propensity, model.Manifest.Version, cutOff, rows.Count, rows.Sum(row => row.Probability), madeFrom);
        await lake.WriteJsonAsync(ReportKey(propensity), report, ServedModelJson.Default.ScoreReport, cancellationToken);
        return report;
    }

    private static string ReportKey(string propensity) => $"features/{propensity}/scored.json";

    /// <summary>The moment after the last touchpoint, so that every one counts.</summary>
    private static DateTimeOffset After(TouchpointColumns touchpoints) =>
        touchpoints.Count == 0 ? DateTimeOffset.UnixEpoch : new DateTimeOffset(touchpoints.At.Max() + TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    private IEnumerable<ScoreRow> Rows(ServedModel model, FeatureTable table, DateTimeOffset cutOff, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var score in model.Model.Score(table, Reasons, cancellationToken))
        {
            if (++done % ReportEvery == 0)
                progress.Report(new WorkDone($"scoring {model.Manifest.Propensity}", done, table.Count));
            var reasons = JsonSerializer.Serialize([.. score.Reasons], ServedModelJson.Default.ListPropensityReason);
            yield return new ScoreRow(score.Id, model.Manifest.Propensity, model.Manifest.Version, cutOff, score.Probability, reasons);
        }
    }
}
