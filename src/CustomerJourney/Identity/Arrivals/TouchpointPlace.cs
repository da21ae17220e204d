using System.Globalization;

namespace CustomerJourney.Identity.Arrivals;

/// <summary>Where a touchpoint stands in its customer's order.</summary>
internal sealed record TouchpointPlace(string Id, long AtMillis, string Sequence) : IComparable<TouchpointPlace>
{
    public static TouchpointPlace Of(GraphMap row) => new(row.Text("id")!, Convert.ToInt64(row["atMillis"], CultureInfo.InvariantCulture), row.Text("sequence")!);

    public int CompareTo(TouchpointPlace? other) => other is null ? 1
        : AtMillis != other.AtMillis ? AtMillis.CompareTo(other.AtMillis) : string.CompareOrdinal(Sequence, other.Sequence);
}
