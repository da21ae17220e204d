using System.CommandLine;
using CustomerJourney.Propensity;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj propensity train|score MODEL</c>, over a workspace.</summary>
internal static class PropensityWorkspaceVerbs
{
    /// <summary><c>train MODEL</c>.</summary>
    public static Command Train()
    {
        var model = Model();
        return HubVerb.Of("train", "Builds the features of propensities/MODEL.propensity.json, trains, measures on customers it did not see, and makes the model serve.", [model], async (hub, parsed, cancellationToken) =>
        {
            var name = parsed.GetValue(model)!;
            await hub.Services.GetRequiredService<BuildFeatureTables>().RunAsync(name, cancellationToken);
            var manifest = await hub.Services.GetRequiredService<LearnPropensity>().RunAsync(name, cancellationToken);
            foreach (var note in manifest.Notes)
                Console.Error.WriteLine(note);
            Table(manifest).Write(parsed.GetValue(HubVerb.Format), Console.Out);
            return 0;
        });
    }

    /// <summary><c>score MODEL</c>.</summary>
    public static Command Score()
    {
        var model = Model();
        return HubVerb.Of("score", "Scores the population with the model that serves, with the reasons.", [model], async (hub, parsed, cancellationToken) =>
        {
            var report = await hub.Services.GetRequiredService<ScoreAllCustomers>().RunAsync(parsed.GetValue(model)!, cancellationToken);
            new AnswerTable(["propensity", "version", "cut_off", "customers", "expected"], [[report.Propensity, report.Version, report.CutOff, report.Customers, report.Expected]])
                .Write(parsed.GetValue(HubVerb.Format), Console.Out);
            return 0;
        });
    }

    private static Argument<string> Model() => new("MODEL") { Description = "Name of the propensity." };

    private static AnswerTable Table(ModelManifest manifest) => new(["measure", "value"],
    [
        ["version", manifest.Version], ["cut-offs", string.Join(" ", manifest.CutOffs.Select(at => at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))],
        ["rows", manifest.Rows], ["positives", manifest.Positives], ["roc_auc", manifest.RocAuc], ["average_precision", manifest.AveragePrecision], ["brier", manifest.Brier],
        ["ece", manifest.CalibrationError], ["lift_top_tenth", manifest.LiftTopTenth],
        .. manifest.Weights.Take(10).Select(weight => new object?[] { $"weight: {weight.Feature}", weight.Weight }),
    ]);
}
