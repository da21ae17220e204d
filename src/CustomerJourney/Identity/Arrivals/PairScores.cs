using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerJourney.Identity.Scoring;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>What the served identity model says of pairs of party records; each pair is asked once.</summary>
internal sealed class PairScores(IModelEndpoint endpoint)
{
    // Far below the 6 MB that a request may have.
    private const int PairsPerRequest = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly Dictionary<string, float> None = [];

    private readonly Dictionary<string, Dictionary<string, float>> _bits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _values = new(StringComparer.Ordinal);

    /// <summary>The cut of the model; null when no trained one answers.</summary>
    public double? ThresholdBits { get; private set; }

    /// <summary>Log2 odds of all that a party record was compared with; none where only keys speak.</summary>
    public IReadOnlyDictionary<string, float> Of(string party) => _bits.TryGetValue(party, out var bits) ? bits : None;

    /// <summary>Asks what was not asked yet.</summary>
    /// <exception cref="ModelEndpointException">The endpoint is not there or refused.</exception>
    public async Task AskAsync(IEnumerable<(PartyRecord A, PartyRecord B)> pairs, CancellationToken cancellationToken)
    {
        var open = pairs.Select(pair => string.CompareOrdinal(pair.A.Id.Value, pair.B.Id.Value) < 0 ? pair : (A: pair.B, B: pair.A))
            .Where(pair => !Of(pair.A.Id.Value).ContainsKey(pair.B.Id.Value)).DistinctBy(pair => (pair.A.Id, pair.B.Id)).ToList();
        foreach (var some in open.Chunk(PairsPerRequest))
        {
            var request = JsonSerializer.SerializeToUtf8Bytes(new PairScoringRequest([.. some.Select(pair => new RecordPair(ValuesOf(pair.A), ValuesOf(pair.B)))]), Json);
            var answer = Read(await endpoint.InvokeAsync(ResolveArrivals.Endpoint, request, cancellationToken), some.Length);
            ThresholdBits = answer.ThresholdBits;
            for (var place = 0; place < some.Length; place++)
            {
                if (answer.Scores[place].Bits is { } bits)
                    Keep(some[place].A.Id.Value, some[place].B.Id.Value, (float)bits);
            }
        }
    }

    private void Keep(string a, string b, float bits)
    {
        (_bits.TryGetValue(a, out var ofA) ? ofA : _bits[a] = [])[b] = bits;
        (_bits.TryGetValue(b, out var ofB) ? ofB : _bits[b] = [])[a] = bits;
    }

    private static PairScoringResponse Read(ReadOnlyMemory<byte> answer, int pairs)
    {
        try
        {
            return JsonSerializer.Deserialize<PairScoringResponse>(answer.Span, Json) is { Scores: { } scores } read && scores.Count == pairs
                ? read : throw new ModelEndpointException($"The endpoint {ResolveArrivals.Endpoint} did not answer every pair.");
        }
        catch (JsonException wrong)
        {
            throw new ModelEndpointException($"The endpoint {ResolveArrivals.Endpoint} did not answer in the form of pair scores.", wrong);
        }
    }

    private IReadOnlyDictionary<string, string> ValuesOf(PartyRecord party) =>
        _values.TryGetValue(party.Id.Value, out var values) ? values : _values[party.Id.Value] = PartyTable.ValuesOf(party);
}
