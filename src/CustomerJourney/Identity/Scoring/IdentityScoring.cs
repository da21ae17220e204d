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
        return Write(new(model.Version, [.. asked.Pairs.Select(pair => Weigh(model, pair, asked.Explain))]));
    }

    /// <summary>Answers by compound keys and clashes.</summary>
    /// <exception cref="InvalidDataException">The request is not of the form.</exception>
    public static ReadOnlyMemory<byte> Deterministic(ResolutionOptions options, ReadOnlySpan<byte> request)
    {
        ArgumentNullException.ThrowIfNull(options);
        var rules = string.Join('\n', options.Rules.Select(rule => $"{rule.Name}:{string.Join('+', rule.Parts)}"));
        var version = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(rules)).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        return Write(new(version, [.. Read(request).Pairs.Select(pair => Apply(options, pair))]));
    }

    private static PairScore Weigh(TrainedModel model, RecordPair pair, bool explain)
    {
        var explanation = PairExplanation.Of(model, [pair.A, pair.B])[0];
        return new(explanation.Bits > model.ThresholdBits, explanation.Probability, explanation.Bits, "evidence", explain ? explanation : null);
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
            if (asked?.Pairs is null || asked.Pairs.Any(pair => pair?.A is null || pair.B is null))
                throw new InvalidDataException("The request needs pairs, each with a and b.");
            return asked;
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"The request is not of the form: line {wrong.LineNumber}, {wrong.Path}.", wrong);
        }
    }

    private static byte[] Write(PairScoringResponse response) => JsonSerializer.SerializeToUtf8Bytes(response, Json);
}
