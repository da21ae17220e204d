using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Linkage;
using CustomerJourney.Identity.Scoring;

namespace CustomerJourney.ModelServer;

/// <summary>
/// The identity models of a folder: trained ones (<c>identity*.trained.json</c>) and the rules (<c>identity.rules.json</c>, or the built-in ones).
/// A request may name a <c>model</c>, <c>probabilistic</c> or <c>deterministic</c>, and a <c>version</c>; without them the usual trained model answers, or the rules where there is none.
/// </summary>
public sealed class IdentityModels
{
    /// <summary>The trained model that answers when no version is asked for.</summary>
    public const string TrainedFile = "identity.trained.json";

    /// <summary>The rules of the deterministic model; an empty object for the built-in ones.</summary>
    public const string RulesFile = "identity.rules.json";

    private const string TrainedFiles = "identity*.trained.json";
    private const string Deterministic = "deterministic";
    private const string Probabilistic = "probabilistic";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, TrainedModel> _trained;
    private readonly TrainedModel? _usual;
    private readonly ResolutionOptions _rules;
    private readonly string _rulesVersion;

    private IdentityModels(IReadOnlyList<TrainedModel> trained, ResolutionOptions rules)
    {
        (_usual, _rules, _rulesVersion) = (trained.Count > 0 ? trained[0] : null, rules, IdentityScoring.VersionOf(rules));
        _trained = trained.DistinctBy(model => model.Version).ToDictionary(model => model.Version, StringComparer.Ordinal);
    }

    /// <summary>Whether a folder holds identity models.</summary>
    public static bool AreIn(string folder) => Directory.Exists(folder) && (File.Exists(Path.Combine(folder, RulesFile)) || Directory.EnumerateFiles(folder, TrainedFiles).Any());

    /// <summary>Loads a folder's identity models.</summary>
    /// <exception cref="InvalidDataException">A file is no such model.</exception>
    public static async Task<IdentityModels> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var trained = new List<TrainedModel>();
        foreach (var file in Directory.EnumerateFiles(folder, TrainedFiles).OrderByDescending(file => Path.GetFileName(file) == TrainedFile).ThenBy(file => file, StringComparer.Ordinal))
            trained.Add(TrainedModel.Read(await File.ReadAllTextAsync(file, cancellationToken)));
        var rules = Path.Combine(folder, RulesFile);
        return new(trained, File.Exists(rules) ? Rules(await File.ReadAllTextAsync(rules, cancellationToken)) : ResolutionOptions.Default);
    }

    /// <summary>These models in memory.</summary>
    /// <param name="trained">Trained models, the usual one first.</param>
    /// <param name="rules">The rules of the deterministic model.</param>
    public static IdentityModels Of(IReadOnlyList<TrainedModel> trained, ResolutionOptions rules)
    {
        ArgumentNullException.ThrowIfNull(trained);
        ArgumentNullException.ThrowIfNull(rules);
        return new(trained, rules);
    }

    /// <summary>These models as a container serves them.</summary>
    public ServedInvocation Served() => new("pairs", Answer, PairOf, ["isMatch", "probability", "bits", "reason"]);

    /// <summary>Answers a request.</summary>
    /// <exception cref="ModelEndpointException">The request is not of the form, or asks for a model that is not here.</exception>
    public ReadOnlyMemory<byte> Answer(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            var (model, version) = Wanted(request.Span);
            return (model ?? (_usual is null ? Deterministic : Probabilistic)) switch
            {
                Probabilistic => IdentityScoring.Probabilistic(Trained(version), request.Span),
                Deterministic when version is null || version == _rulesVersion => IdentityScoring.Deterministic(_rules, request.Span),
                Deterministic => throw new ModelEndpointException($"The deterministic model here has version {_rulesVersion}."),
                _ => throw new ModelEndpointException($"'model' must be {Probabilistic} or {Deterministic}."),
            };
        }
        catch (InvalidDataException wrong)
        {
            throw new ModelEndpointException(wrong.Message, wrong);
        }
    }

    private TrainedModel Trained(string? version)
    {
        if (_usual is null)
            throw new ModelEndpointException("There is no trained identity model here.");
        return version is null ? _usual : _trained.GetValueOrDefault(version) ?? throw new ModelEndpointException($"The trained models here have the versions {string.Join(", ", _trained.Keys)}.");
    }

    // The top level only: the pairs are the scoring's to read.
    private static (string? Model, string? Version) Wanted(ReadOnlySpan<byte> request)
    {
        try
        {
            var json = new Utf8JsonReader(request);
            string? model = null, version = null;
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return default;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var (isModel, isVersion) = (json.ValueTextEquals("model"u8), json.ValueTextEquals("version"u8));
                json.Read();
                if ((isModel || isVersion) && json.TokenType == JsonTokenType.String)
                    (model, version) = isModel ? (json.GetString(), version) : (model, json.GetString());
                json.Skip();
            }

            return (model, version);
        }
        catch (JsonException wrong)
        {
            throw new ModelEndpointException($"The request is not JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}.", wrong);
        }
    }

    // Columns a.givenName, b.givenName …
    private static JsonObject PairOf(IReadOnlyDictionary<string, string> row)
    {
        JsonObject Side(string prefix) => new(row.Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal) && field.Value.Length > 0)
            .Select(field => KeyValuePair.Create(field.Key[prefix.Length..], (JsonNode?)JsonValue.Create(field.Value))));
        return new() { ["a"] = Side("a."), ["b"] = Side("b.") };
    }

    private static ResolutionOptions Rules(string json)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(json, Json) ?? new Document(null, null);
            var usual = ResolutionOptions.Default;
            return usual with
            {
                Rules = document.Rules is null ? usual.Rules : [.. document.Rules.Select(parts => DeterministicRule.Of([.. parts]))],
                GovernedKinds = document.GovernedKinds?.ToHashSet() ?? usual.GovernedKinds,
            };
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{RulesFile} is not valid: {wrong.Message}", wrong);
        }
    }

    private sealed record Document(IReadOnlyList<IReadOnlyList<string>>? Rules, IReadOnlyList<string>? GovernedKinds);
}
