using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Milestones;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>Reads everything features are made of from the lake into columns.</summary>
/// <param name="lake">The object lake.</param>
/// <param name="progress">Told how far the reading has come.</param>
public sealed class ReadCustomerHistory(IObjectLake lake, IProgress<WorkDone> progress)
{
    private const int ReportEvery = 100_000;
    private readonly ResolvedTables _resolved = new(lake);

    /// <summary>Reads it all.</summary>
    public async Task<CustomerHistory> RunAsync(Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var (columns, done) = (new TouchpointColumnsBuilder(), 0L);
        var survey = new SurveyAnswer(vocabulary);
        await foreach (var group in _resolved.Touchpoints.Part<HistoryRow>().ReadGroupsAsync(cancellationToken))
        {
            foreach (var row in group.Span)
                columns.Add(row.CustomerId, row.At, row.Type, row.Channel, row.Outcome, row.Amount, survey.Of(row));
            if (done / ReportEvery != (done += group.Length) / ReportEvery)
                progress.Report(new WorkDone("reading touchpoints for features", done, 0));
        }

        return new CustomerHistory(columns.Build(), await FactsAsync(cancellationToken), vocabulary);
    }

    /// <summary>Tells whether what <see cref="RunAsync"/> reads is the same as at another time, without reading it.</summary>
    public async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        LakeFile[] files =
        [
            .. await _resolved.Touchpoints.LiveFilesAsync(cancellationToken),
            .. await _resolved.Customers.LiveFilesAsync(cancellationToken),
            .. await MilestoneTable.Of(lake).LiveFilesAsync(cancellationToken),
        ];
        return Fingerprints.Of(files.Select(file => file.Key));
    }

    private async Task<Dictionary<string, CustomerFacts>> FactsAsync(CancellationToken cancellationToken)
    {
        var milestones = new Dictionary<string, List<(string, DateTimeOffset)>>(StringComparer.Ordinal);
        await foreach (var row in MilestoneTable.Of(lake).ReadAsync(cancellationToken))
            (milestones.TryGetValue(row.CustomerId, out var reached) ? reached : milestones[row.CustomerId] = []).Add((row.Milestone, row.ReachedAt));
        var facts = new Dictionary<string, CustomerFacts>(StringComparer.Ordinal);
        await foreach (var row in _resolved.Customers.ReadAsync(cancellationToken))
            facts[row.CustomerId] = new CustomerFacts(row.Segment, row.Region, row.Since, row.IsAnonymous, milestones.GetValueOrDefault(row.CustomerId, []));
        return facts;
    }

    /// <summary>What features are made of.</summary>
    private sealed record HistoryRow(string CustomerId, DateTimeOffset At, string Type, string? Channel, string? Outcome, decimal? Amount, string? Attributes);

    /// <summary>Reads a survey's answer: the attribute the vocabulary names, else the outcome; of survey touchpoints only, as attributes are JSON.</summary>
    private sealed class SurveyAnswer(Vocabulary vocabulary)
    {
        private readonly HashSet<string> _types = [.. vocabulary.TypesOf("survey")];

        public double? Of(HistoryRow row)
        {
            if (!_types.Contains(row.Type))
                return null;
            return double.TryParse(Attribute(row.Attributes) ?? row.Outcome, NumberStyles.Float, CultureInfo.InvariantCulture, out var answer) && double.IsFinite(answer) ? answer : null;
        }

        private string? Attribute(string? attributes)
        {
            if (attributes is null)
                return null;
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(attributes));
            return document.RootElement.TryGetProperty(vocabulary.Survey.Attribute, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
    }
}
