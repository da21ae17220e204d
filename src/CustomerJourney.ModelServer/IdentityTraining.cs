using System.Globalization;
using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.ModelServer;

/// <summary>Trains an identity model from records, without truth: the channel holds <c>records.csv</c> and, if wanted, <c>identity.model.json</c> that says what the columns are.</summary>
public static class IdentityTraining
{
    private const string RecordsFile = "records.csv";
    private const string ModelDescription = "identity.model.json";

    /// <summary>Whether a channel is for an identity model.</summary>
    public static bool IsFor(string channel) => File.Exists(Path.Combine(channel, RecordsFile));

    /// <summary>Trains and writes the model.</summary>
    /// <param name="channel">The training channel's folder.</param>
    /// <param name="folder">Where the model goes.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <returns>What to print: version, rows, the cut.</returns>
    /// <exception cref="InvalidDataException">The records or their description are not valid, or there are none.</exception>
    public static async Task<string> RunAsync(string channel, string folder, CancellationToken cancellationToken)
    {
        RecordTable table;
        using (var text = new StreamReader(Path.Combine(channel, RecordsFile)))
            table = CsvRecords.Read(text);
        if (table.Count == 0)
            throw new InvalidDataException($"{RecordsFile} holds no records to learn from.");
        var description = Path.Combine(channel, ModelDescription);
        var model = File.Exists(description) ? ModelFile.Read(await File.ReadAllTextAsync(description, cancellationToken)) : ModelProposal.For(table);
        ModelFile.Check(model, table);
        cancellationToken.ThrowIfCancellationRequested();
        var trained = RecordLinkage.Train(table, model);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, IdentityModels.TrainedFile), trained.Write(), cancellationToken);
        var quality = RecordLinkage.Link(table, trained).Quality;
        return string.Create(CultureInfo.InvariantCulture,
            $"identity; version={trained.Version}; rows={table.Count}; threshold_bits={trained.ThresholdBits:0.00}; estimated_precision={quality.EstimatedPrecision:0.0000}; estimated_recall={quality.EstimatedRecall:0.0000};");
    }
}
