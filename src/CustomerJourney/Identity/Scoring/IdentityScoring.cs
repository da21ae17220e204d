using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerJourney.Identity.Deterministic;
using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Identity.Scoring;

/// <summary>The identity models as an endpoint serves them: pure functions from a request's JSON to an answer's.</summary>
public static class IdentityScoring
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Answers by weighed evidence.</summary>
    /// <exception cref="InvalidDataException">The request is not of the form.</exception>
    public static ReadOnlyMemory<byte> Probabilistic(TrainedModel model, ReadOnlySpan<byte> request)
    {
        ArgumentNullException.ThrowIfNull(model);
        var asked = Read(request);
        var weighed = PairExplanation.Of(model, [.. asked.Pairs.SelectMany(pair => new[] { pair.A, pair.B })], Enumerable.Range(0, asked.Pairs.Count).Select(pair => (2 * pair, 2 * pair + 1)));
        return Write(new(model.Version, [.. weighed.Select(pair => new PairScore(pair.Bits > model.ThresholdBits, pair.Probability, pair.Bits, "evidence", asked.Explain ? pair : null))], model.ThresholdBits));
    }

    /// <summary>Answers by compound keys and clashes.</summary>
    /// <exception cref="InvalidDataException">The request is not of the form.</exception>
    public static ReadOnlyMemory<byte> Deterministic(ResolutionOptions options, ReadOnlySpan<byte> request)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Write(new(VersionOf(options), [.. Read(request).Pairs.Select(pair => Apply(options, pair))]));
    }

    /// <summary>Version of a deterministic model: a hash of what decides in it.</summary>
    public static string VersionOf(ResolutionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var rules = string.Join('\n', options.Rules.Select(rule => $"{rule.Name}:{string.Join('+', rule.Parts)}").Append(string.Join('+', options.GovernedKinds.Order(StringComparer.Ordinal))));
        return XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(rules)).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static PairScore Apply(ResolutionOptions options, RecordPair pair)
    {
        var terms = PartyTerms.Of([PartyTable.PartyOf("a", pair.A), PartyTable.PartyOf("b", pair.B)]);
        var groups = new PartyGroups(terms, options.GovernedKinds);
        var (links, reviews) = CompoundKeys.Apply(terms, groups, [], options);
        return links.Count > 0 ? new(true, 1, null, links[0].Reason) : new(false, 0, null, reviews.Count > 0 ? reviews[0].Reason : "no key agrees");
    }

    private static PairScoringRequest Read(ReadOnlySpan<byte> request)
    {
        try
        {
            var asked = JsonSerializer.Deserialize<PairScoringRequest>(request, Json);
            if (asked is { Pairs: null, A: not null, B: not null })
                asked = asked with { Pairs = [new(asked.A, asked.B)] };
            if (asked?.Pairs is null || asked.Pairs.Any(pair => pair?.A is null || pair.B is null))
                throw new InvalidDataException("The request needs pairs, each with a and b, or a and b alone.");
            return asked;
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"The request is not of the form: line {wrong.LineNumber}, {wrong.Path}.", wrong);
        }
    }

    private static byte[] Write(PairScoringResponse response) => JsonSerializer.SerializeToUtf8Bytes(response, Json);
}
