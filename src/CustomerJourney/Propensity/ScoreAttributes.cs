using System.Globalization;
using System.Runtime.CompilerServices;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>Scores as attributes of customers that journeys can be filtered by: <c>score.NAME=0.8..1.1</c> is a band.</summary>
public static class ScoreAttributes
{
    private const int Steps = 1000; // cut, not rounded, so that the bounds of bands hold to a thousandth

    /// <summary>Customer, <c>score.NAME</c> and the probability, of all propensities' latest scores.</summary>
    public static async IAsyncEnumerable<(string CustomerId, string Name, string Value)> ReadAsync(IObjectLake lake, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var table in await ScoreTables.AllAsync(lake, cancellationToken))
        {
            await foreach (var row in table.ReadAsync(cancellationToken))
                yield return (row.CustomerId, "score." + row.Model, (Math.Floor(row.Probability * Steps) / Steps).ToString("0.000", CultureInfo.InvariantCulture));
        }
    }
}
