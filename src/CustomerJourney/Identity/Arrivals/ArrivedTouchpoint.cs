using System.Globalization;
using System.Text.Json;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>A touchpoint as the graph has it.</summary>
/// <param name="Row">What it tells.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Customer">Whose it is; null while it is nobody's.</param>
/// <param name="Carried">What it carries, by identifier id.</param>
internal sealed record ArrivedTouchpoint(TouchpointRow Row, TouchpointPlace Place, string? Customer, IReadOnlyDictionary<string, CarriedIdentifier> Carried)
{
    private static readonly HashSet<string> Fields = ["id", "label", "type", "channel", "source", "at", "atMillis", "sequence", "outcome", "amount", "currency"];

    public static ArrivedTouchpoint Of(GraphMap row)
    {
        var vertex = (GraphMap)row["touchpoint"]!;
        return new(
            RowOf(vertex), TouchpointPlace.Of(vertex), GraphMaps.Texts(row["customer"]).FirstOrDefault(),
            GraphMaps.Maps(row["carries"]).Select(CarriedIdentifier.Of).ToDictionary(one => one.Id, StringComparer.Ordinal));
    }

    private static TouchpointRow RowOf(GraphMap vertex)
    {
        var attributes = vertex.Where(property => !Fields.Contains(property.Key)).OrderBy(property => property.Key, StringComparer.Ordinal)
            .ToDictionary(property => property.Key, property => Convert.ToString(property.Value, CultureInfo.InvariantCulture) ?? "", StringComparer.Ordinal);
        return new(
            vertex.Text("id")!, vertex.Text("source") ?? "", vertex.Text("type") ?? "", vertex.Text("channel"),
            vertex.GetValueOrDefault("at") as DateTimeOffset? ?? DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(vertex["atMillis"], CultureInfo.InvariantCulture)),
            vertex.Text("sequence") ?? "", vertex.Text("outcome"),
            vertex.TryGetValue("amount", out var amount) ? Convert.ToDecimal(amount, CultureInfo.InvariantCulture) : null, vertex.Text("currency"),
            attributes.Count > 0 ? JsonSerializer.Serialize(attributes, RowJson.Default.DictionaryStringString) : null);
    }
}
