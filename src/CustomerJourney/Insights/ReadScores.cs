using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerJourney.Kpis;

namespace CustomerJourney.Insights;

/// <summary>Reads one customer's scores from the KPI store.</summary>
/// <param name="warehouse">The KPI store.</param>
public sealed class ReadScores(IWarehouse warehouse)
{
    /// <summary>The latest score by every propensity, by name; none for a customer nobody scored.</summary>
    public async Task<IReadOnlyList<CustomerScore>> RunAsync(string customerId, CancellationToken cancellationToken)
    {
        var rows = await warehouse.QueryAsync(
            SqlText.Of($"select model, probability, version, cut_off, reasons from scores where customer_id = {customerId} order by model"), cancellationToken);
        return [.. rows.Rows.Select(row => new CustomerScore(
            (string)row[0]!, Convert.ToDouble(row[1], CultureInfo.InvariantCulture), (string)row[2]!, (DateTimeOffset)row[3]!, Reasons((string?)row[4])))];
    }

    private static List<ScoreReason> Reasons(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, ReasonsJson.Default.ListScoreReason)!;
}

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(List<ScoreReason>))]
internal sealed partial class ReasonsJson : JsonSerializerContext;
