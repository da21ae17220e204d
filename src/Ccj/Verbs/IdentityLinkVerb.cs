using System.CommandLine;
using System.Globalization;
using System.Runtime;
using System.Text.Json;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>identity link RECORDS.csv --out CLUSTERS.csv</c>: links the records of any CSV.</summary>
internal static class IdentityLinkVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly Argument<FileInfo> Records = new("records") { Description = "CSV with a header row; UTF-8." };
    private static readonly Option<FileInfo> Out = new("--out") { Required = true, Description = "Where the clusters go: record_id,cluster_id." };
    private static readonly Option<FileInfo?> Model = new("--model") { Description = "identity.model.json; without it one is proposed from the columns." };
    private static readonly Option<FileInfo?> SaveModel = new("--save-model") { Description = "Where the model that was used is written, to be edited." };
    private static readonly Option<FileInfo?> Truth = new("--truth") { Description = "CSV with record_id,cluster_id to measure against." };
    private static readonly Option<string> Id = new("--id") { DefaultValueFactory = _ => "record_id", Description = "The column with the record's key; rows are numbered where there is none." };
    private static readonly Option<string> Format = new("--format") { DefaultValueFactory = _ => "table", Description = "table or json." };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Tells the time and memory of every stage on standard error." };

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        var command = new Command("link", """
            Links the records of any CSV: finds which are one person or thing.

            Example:
              ccj identity link records.csv --out clusters.csv
            The same input gives the same bytes. Estimated precision and recall are printed; with --truth the real ones too.
            """) { Records, Out, Model, SaveModel, Truth, Id, Format, Verbose };
        command.SetAction(parsed => JourneysVerb.Guarded(() => Run(parsed)));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        GCSettings.LatencyMode = GCLatencyMode.Batch; // nobody waits between collections
        var clock = parsed.GetValue(Verbose) ? new StageClock(Console.Error) : null;
        var table = Read(parsed.GetRequiredValue(Records), parsed.GetValue(Id));
        clock?.Done("read");
        var model = parsed.GetValue(Model) is { } file ? ModelFile.Read(File.ReadAllText(file.FullName)) : Propose(table);
        ModelFile.Check(model, table);
        if (parsed.GetValue(SaveModel) is { } target)
            File.WriteAllText(target.FullName, ModelFile.Write(model));
        clock?.Done("model");
        var result = RecordLinkage.Link(table, model, clock is null ? null : clock.Done);
        clock?.Done("result");
        ClusterFile.Write(parsed.GetRequiredValue(Out).FullName, table.Ids, result.ClusterOf);
        clock?.Done("write");
        var quality = parsed.GetValue(Truth) is { } truth ? ClusterFile.Measure(truth.FullName, table.Ids, result.ClusterOf) : null;
        if (parsed.GetValue(Format) == "json")
            Console.WriteLine(JsonSerializer.Serialize(new { result.Quality, truth = quality }, Json));
        else
            Tell(result.Quality, quality);
        return 0;
    }

    private static RecordTable Read(FileInfo file, string? id)
    {
        if (!file.Exists)
            throw new FileNotFoundException($"There is no file {file.Name}.");
        using var text = new StreamReader(file.FullName);
        return CsvRecords.Read(text, id);
    }

    private static IdentityModel Propose(RecordTable table)
    {
        var model = ModelProposal.For(table);
        Console.Error.WriteLine("No model given; the columns suggest this one (--save-model writes it, --model takes it):");
        foreach (var field in model.Fields)
            Console.Error.WriteLine($"  {field.Column,-24} {field.Role}");
        return model;
    }

    private static void Tell(LinkageQuality quality, ClusterQuality? truth)
    {
        FormattableString[] lines =
        [
            $"records {quality.Records:N0}, clusters {quality.Clusters:N0}, linked pairs {quality.Pairs:N0}",
            $"threshold {quality.ThresholdBits:0.0} bits; estimated precision {quality.EstimatedPrecision:0.000}, recall {quality.EstimatedRecall:0.000}",
        ];
        foreach (var line in lines)
            Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        if (truth is null)
            return;
        FormattableString measured = $"against the truth: pair precision {truth.Precision:0.0000}, recall {truth.Recall:0.0000}, F1 {truth.F1:0.0000}; B-cubed F1 {truth.BCubedF1:0.0000}; largest cluster {truth.Largest}";
        Console.WriteLine(measured.ToString(CultureInfo.InvariantCulture));
    }
}
