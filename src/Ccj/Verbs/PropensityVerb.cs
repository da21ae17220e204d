using System.CommandLine;
using System.Text;
using System.Text.Json;
using CustomerJourney.ModelServer.LightGbm;
using CustomerJourney.Propensity;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj propensity</c>: the models.</summary>
internal static class PropensityVerb
{
    private const int ExitWrong = 1;
    private const int ExitUsage = 2;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb with its own verbs.</summary>
    public static Command Command() => new("propensity", "Trains, scores and evaluates propensities: the probability that a customer will do something.") { PropensityWorkspaceVerbs.Train(), PropensityWorkspaceVerbs.Score(), Evaluate() };

    private static Command Evaluate()
    {
        Option<FileInfo> table = new("--table") { Description = "A labelled table, CSV with a header: one row a customer.", HelpName = "F.csv" };
        Option<string> label = new("--label") { Description = "The column that tells what happened.", HelpName = "L" };
        Option<string> id = new("--id") { Description = "The column that tells whom a row is about; never a feature.", HelpName = "I" };
        Option<string?> positive = new("--positive") { Description = "The label's value that means yes (else yes, true, 1).", HelpName = "V" };
        Option<string[]> leave = new("--leave") { Description = "Columns to leave out, repeatable.", HelpName = "COLUMN", AllowMultipleArgumentsPerToken = true };
        Option<int> folds = new("--folds") { Description = "Folds by customer.", DefaultValueFactory = _ => 5 };
        Option<int> seed = new("--seed") { Description = "Deals the folds and grows the trees.", DefaultValueFactory = _ => 17 };
        Option<AnswerFormat> format = new("--format") { Description = "table, json or csv.", DefaultValueFactory = _ => AnswerFormat.Table };
        var command = new Command("evaluate", "Cross-validates the training recipe: ROC-AUC, average precision, Brier score, calibration error.") { table, label, id, positive, leave, folds, seed, format };
        command.SetAction((arguments, cancellationToken) =>
        {
            if (arguments.GetValue(table) is not { } file || arguments.GetValue(label) is not { } labelName || arguments.GetValue(id) is not { } idName)
            {
                Console.Error.WriteLine("ccj propensity evaluate needs --table F.csv --label L --id I.");
                return Task.FromResult(ExitUsage);
            }

            if (arguments.GetValue(folds) is < 2 or > 100)
            {
                Console.Error.WriteLine("--folds: from 2 to 100.");
                return Task.FromResult(ExitUsage);
            }

            var options = new LabelledTableOptions(labelName, idName, arguments.GetValue(positive), arguments.GetValue(leave));
            return Task.FromResult(Guarded(() => EvaluateTable(file, options, arguments.GetValue(folds), arguments.GetValue(seed), arguments.GetValue(format), cancellationToken)));
        });
        return command;
    }

    private static int Guarded(Action run)
    {
        try
        {
            run();
            return 0;
        }
        catch (Exception failure) when (failure is PropensityException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(failure.Message);
            return ExitWrong;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped; nothing was written.");
            return ExitWrong;
        }
    }

    private static void EvaluateTable(FileInfo file, LabelledTableOptions options, int folds, int seed, AnswerFormat format, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(file.FullName, Encoding.UTF8);
        var table = LabelledTableReader.Read(text, options);
        Console.Error.WriteLine($"{table.Count} rows, {table.Labels.Count(happened => happened)} positive, {table.Features.Columns.Count} features.");
        var recipe = TrainingOptions.Default with { Seed = seed, Forest = TrainingOptions.Default.Forest with { Seed = seed } };
        var progress = new FoldProgress(folds);
        progress.Report(0);
        var evaluation = EvaluatePropensity.Run(table, folds, LightGbmTrees.Fit, recipe, progress, cancellationToken);
        foreach (var note in evaluation.Notes)
            Console.Error.WriteLine(note);
        Print(evaluation, format, Console.Out);
    }

    private static void Print(PropensityEvaluation evaluation, AnswerFormat format, TextWriter output)
    {
        var measures = Measures(evaluation);
        switch (format)
        {
            case AnswerFormat.Json:
                output.WriteLine(JsonSerializer.Serialize(evaluation, Json));
                break;
            case AnswerFormat.Csv:
                measures.WriteCsv(output);
                break;
            default:
                measures.WriteText(output);
                output.WriteLine();
                new AnswerTable(["feature", "weight"], [.. evaluation.Weights.Take(10).Select(weight => new object?[] { weight.Feature, weight.Weight })]).WriteText(output);
                output.WriteLine();
                new AnswerTable(["from", "to", "rows", "mean probability", "share of positives"], [.. evaluation.Reliability.Select(bin => new object?[] { bin.From, bin.To, bin.Rows, bin.MeanScore, bin.ShareOfPositives })]).WriteText(output);
                break;
        }
    }

    private static AnswerTable Measures(PropensityEvaluation evaluation)
    {
        (string Name, Func<PropensityQuality, double> Of)[] measures =
        [
            ("roc_auc", quality => quality.RocAuc), ("average_precision", quality => quality.AveragePrecision), ("brier", quality => quality.Brier),
            ("ece", quality => quality.CalibrationError), ("lift_top_tenth", quality => quality.LiftTopTenth),
        ];
        string[] columns = ["measure", "mean", "deviation", "all rows", .. evaluation.Folds.Select((_, fold) => $"fold {fold + 1}")];
        return new AnswerTable(columns, [.. measures.Select(measure =>
        {
            var (mean, deviation) = evaluation.Spread(measure.Of);
            return new object?[] { measure.Name, mean, deviation, measure.Of(evaluation.Pooled) }.Concat(evaluation.Folds.Select(fold => (object?)measure.Of(fold))).ToArray();
        })]);
    }

    private sealed class FoldProgress(int folds) : IProgress<int>
    {
        public void Report(int value) => Console.Error.WriteLine($"fold {value} of {folds} done");
    }
}
