using System.Text.Json;
using CustomerJourney.Identity;

namespace CustomerJourney.Propensity;

/// <summary>Answers a propensity endpoint's requests: the same code in process and in the model server.</summary>
/// <remarks>
/// Request: <c>{"reasons": 3, "customers": [{"id": "c1", "features": {"calls": 3, "segment": "gold"}}]}</c>, or one customer's object alone. A feature that is missing or null is blank.
/// Answer: <c>{"propensity": "churn", "version": "…", "scores": [{"id": "c1", "probability": 0.12, "reasons": [{"feature": "…", "value": "…", "contribution": 0.4}]}]}</c>.
/// </remarks>
public static class PropensityInvocation
{
    private const int UsualReasons = 3;
    private const int MostReasons = 50;

    /// <summary>Scores the request's customers.</summary>
    /// <exception cref="ModelEndpointException">The request is not of this form; the message says where.</exception>
    public static byte[] Answer(ServedModel model, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        try
        {
            using var document = JsonDocument.Parse(request);
            var root = document.RootElement;
            JsonElement[] customers = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("customers", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [root];
            var table = Table(model.Model.Encoding, customers);
            return Write(model, model.Model.Score(table, Reasons(root), cancellationToken));
        }
        catch (JsonException failure)
        {
            throw new ModelEndpointException($"The request is not JSON: line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}.", failure);
        }
    }

    private static int Reasons(JsonElement root)
    {
        if (!root.TryGetProperty("reasons", out var reasons))
            return UsualReasons;
        return reasons.TryGetInt32(out var number) && number is >= 0 and <= MostReasons ? number : throw new ModelEndpointException($"'reasons' must be a whole number from 0 to {MostReasons}.");
    }

    private static FeatureTable Table(FeatureEncoding encoding, JsonElement[] customers)
    {
        string[] ids = [.. customers.Select((customer, row) => Id(customer, row))];
        return new FeatureTable(ids, [.. encoding.Features.Select(feature => Column(feature, customers))]);
    }

    private static string Id(JsonElement customer, int row)
    {
        if (customer.ValueKind != JsonValueKind.Object || !customer.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Object)
            throw new ModelEndpointException($"customers[{row}] must be an object with an object 'features'.");
        return customer.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";
    }

    private static FeatureColumn Column(EncodedFeature feature, JsonElement[] customers)
    {
        var values = customers.Select(customer => customer.GetProperty("features").TryGetProperty(feature.Name, out var value) ? value : default);
        return feature.IsNumeric
            ? new NumericColumn(feature.Name, [.. values.Select((value, row) => Number(value, feature.Name, row))])
            : CategoryColumn.Of(feature.Name, values.Select((value, row) => Text(value, feature.Name, row)));
    }

    private static float Number(JsonElement value, string name, int row) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => float.NaN,
        JsonValueKind.Number => value.GetSingle(),
        _ => throw new ModelEndpointException($"customers[{row}].features: '{name}' must be a number."),
    };

    private static string? Text(JsonElement value, string name, int row) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => throw new ModelEndpointException($"customers[{row}].features: '{name}' must be a text."),
    };

    private static byte[] Write(ServedModel model, IEnumerable<PropensityScore> scores)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("propensity", model.Manifest.Propensity);
            json.WriteString("version", model.Manifest.Version);
            json.WriteStartArray("scores");
            foreach (var score in scores)
                Write(json, score);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, PropensityScore score)
    {
        json.WriteStartObject();
        json.WriteString("id", score.Id);
        json.WriteNumber("probability", score.Probability);
        json.WriteStartArray("reasons");
        foreach (var reason in score.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("feature", reason.Feature);
            json.WriteString("value", reason.Value);
            json.WriteNumber("contribution", reason.Contribution);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
