using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace CustomerJourney.Identity.Linkage;

/// <summary>A model as learned and frozen: under it any record is treated alike, alone, in a batch or in an index.</summary>
/// <remarks>It holds frequent values of the data it learned from, so it is to be kept like that data.</remarks>
public sealed class TrainedModel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal TrainedModel(IdentityModel model, MatchWeights weights, LearnedFacts facts, bool linksTwoSources, double thresholdBits)
    {
        (Model, Weights, Facts, LinksTwoSources, ThresholdBits) = (model, weights, new LearnedFacts(facts.Tables.ToDictionary()), linksTwoSources, thresholdBits);
        Version = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(Content())).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What the columns say.</summary>
    public IdentityModel Model { get; }

    /// <summary>The cut: mean log2 odds above which two groups are joined.</summary>
    public double ThresholdBits { get; }

    /// <summary>A hash of all it holds: two models of one version answer alike.</summary>
    public string Version { get; }

    internal MatchWeights Weights { get; }

    internal LearnedFacts Facts { get; }

    internal bool LinksTwoSources { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The text is no trained model.</exception>
    public static TrainedModel Read(string json)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(json, Json) ?? throw new InvalidDataException("The trained model is empty.");
            return new(
                ModelFile.Read(document.Model), new(document.PriorMatchBits, document.PriorRelatedBits, document.Match, document.Related),
                new LearnedFacts(document.Facts), document.LinksTwoSources, document.ThresholdBits);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"The trained model is not valid: {wrong.Message}", wrong);
        }
    }

    /// <summary>The model as JSON.</summary>
    public string Write() => Content();

    private string Content() => JsonSerializer.Serialize(
        new Document(ModelFile.Write(Model), Weights.PriorMatchBits, Weights.PriorRelatedBits, Weights.Match, Weights.Related, Sorted(Facts.Tables), LinksTwoSources, ThresholdBits), Json);

    private static Dictionary<string, Dictionary<string, double>> Sorted(IReadOnlyDictionary<string, Dictionary<string, double>> tables) =>
        tables.OrderBy(table => table.Key, StringComparer.Ordinal).ToDictionary(table => table.Key, table => table.Value.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary());

    private sealed record Document(
        string Model, double PriorMatchBits, double PriorRelatedBits, float[] Match, float[] Related, Dictionary<string, Dictionary<string, double>> Facts, bool LinksTwoSources, double ThresholdBits);
}
