namespace CustomerJourney.Propensity;

/// <summary>All customers' touchpoints in columns, by customer and instant.</summary>
/// <param name="Customers">Customer ids.</param>
/// <param name="Offsets">The touchpoints of customer i are [Offsets[i], Offsets[i + 1]).</param>
/// <param name="At">Instants as UTC ticks, ascending within a customer.</param>
/// <param name="Type">Codes of <see cref="Types"/>.</param>
/// <param name="Channel">Codes of <see cref="Channels"/>; −1 for none.</param>
/// <param name="Outcome">Codes of <see cref="Outcomes"/>; −1 for none.</param>
/// <param name="Amount">Money in major units; NaN for none.</param>
/// <param name="Answer">Survey answers; NaN for none.</param>
/// <param name="Types">The distinct types.</param>
/// <param name="Channels">The distinct channels.</param>
/// <param name="Outcomes">The distinct outcomes.</param>
public sealed record TouchpointColumns(
    IReadOnlyList<string> Customers,
    int[] Offsets,
    long[] At,
    int[] Type,
    int[] Channel,
    int[] Outcome,
    float[] Amount,
    float[] Answer,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> Outcomes)
{
    /// <summary>Number of touchpoints.</summary>
    public int Count => At.Length;

    /// <summary>End of a customer's touchpoints before an instant: they are [Offsets[customer], answer).</summary>
    public int EndBefore(int customer, long ticks)
    {
        var (low, high) = (Offsets[customer], Offsets[customer + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = At[middle] < ticks ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
