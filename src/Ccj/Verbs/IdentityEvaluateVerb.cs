using System.CommandLine;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Touchpoints;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj identity evaluate</c>: who is who against a truth.</summary>
internal static class IdentityEvaluateVerb
{
    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Option<FileInfo> truth = new("--truth") { Description = "CSV with record_id (a party's id) and cluster_id.", Required = true, HelpName = "F.csv" };
        return HubVerb.Of("evaluate", "Measures the workspace's customers against a truth: pairwise and B-cubed precision, recall, F1.", [truth], async (hub, parsed, cancellationToken) =>
        {
            var known = await ReadTruthAsync(parsed.GetValue(truth)!.FullName, cancellationToken);
            var clusters = new Dictionary<string, string>(StringComparer.Ordinal);
            await foreach (var row in new ResolvedTables(hub.Services.GetRequiredService<IObjectLake>()).Parties.ReadAsync(cancellationToken))
                clusters[row.PartyId] = row.CustomerId;
            var quality = ClusterQuality.Of(known, clusters);
            new AnswerTable(
                ["records", "precision", "recall", "f1", "bCubedPrecision", "bCubedRecall", "bCubedF1", "largest"],
                [[known.Count, quality.Precision, quality.Recall, quality.F1, quality.BCubedPrecision, quality.BCubedRecall, quality.BCubedF1, quality.Largest]]).Write(parsed.GetValue(HubVerb.Format), Console.Out);
            return 0;
        });
    }

    /// <summary>Reads a truth; ids here hold no commas, so a line is two fields.</summary>
    /// <exception cref="FormatException">A line is no pair.</exception>
    public static async Task<Dictionary<string, string>> ReadTruthAsync(string file, CancellationToken cancellationToken)
    {
        var truth = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = await File.ReadAllLinesAsync(file, cancellationToken);
        if (lines.Length == 0 || lines[0] != "record_id,cluster_id")
            throw new FormatException($"{file}: the first line must be record_id,cluster_id.");
        for (var line = 1; line < lines.Length; line++)
        {
            if (lines[line].Split(',') is not [var record, var cluster])
                throw new FormatException($"{file}:{line + 1}: two fields are expected, record_id and cluster_id.");
            truth[record] = cluster;
        }

        return truth;
    }
}
