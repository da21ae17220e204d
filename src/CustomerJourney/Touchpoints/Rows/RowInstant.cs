using CustomerJourney.Touchpoints.Sources;
using NodaTime;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Takes an instant out of rows.</summary>
internal sealed class RowInstant(InstantMapping mapping, Func<string, MappingPlace, int> slotOf)
{
    private const int EarliestYear = 1800;
    private const int LatestYear = 2999;
    private readonly RowValue _value = new(mapping.Value, slotOf);
    private readonly bool _isPlain = mapping.Value is { Map: null, IfEmpty: null, Columns.Count: > 0 };
    private readonly InstantFormat[] _formats = [.. mapping.Formats.Select(format => new InstantFormat(format))];
    private readonly DateTimeZone? _zone = mapping.Zone == "UTC" ? null : DateTimeZoneProviders.Tzdb[mapping.Zone];

    private long _plainFrom;
    private long _plainTo;
    private long _plainOffset;

    /// <summary>Makes one, or null for none.</summary>
    public static RowInstant? Of(InstantMapping? mapping, Func<string, MappingPlace, int> slotOf) => mapping is null ? null : new RowInstant(mapping, slotOf);

    /// <summary>Reads the instant, cut to microseconds.</summary>
    /// <param name="row">The row.</param>
    /// <param name="at">The instant, UTC.</param>
    /// <returns>Why there is none; null when there is one.</returns>
    public string? Read(SourceRow row, out DateTimeOffset at)
    {
        at = default;
        var text = _isPlain ? _value.Written(row) : System.Text.Encoding.UTF8.GetBytes(_value.Text(row) ?? "");
        if (text.IsEmpty)
            return $"{_value.Name} has no time";
        foreach (var format in _formats)
        {
            if (format.TryRead(text, out var local, out var hasOffset))
                return Place(local, hasOffset, out at);
        }

        return $"{_value.Name} is no time as {string.Join(" or ", mapping.Formats)}";
    }

    private string? Place(DateTime local, bool hasOffset, out DateTimeOffset at)
    {
        at = default;
        if (local.Year is < EarliestYear or > LatestYear)
            return $"{_value.Name} is a time before {EarliestYear} or after {LatestYear}";
        if (hasOffset || _zone is null)
        {
            at = new DateTimeOffset(local.Ticks - local.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
            return null;
        }

        if (local.Ticks >= _plainFrom && local.Ticks < _plainTo)
        {
            var plain = local.Ticks - _plainOffset;
            at = new DateTimeOffset(plain - plain % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
            return null;
        }

        var found = _zone.MapLocal(LocalDateTime.FromDateTime(local));
        if (found.Count == 0)
            return $"{_value.Name} is a local time that never was in {mapping.Zone}: the clock went forward over it";
        if (found.Count > 1 && mapping.Ambiguous == AmbiguousTime.Reject)
            return $"{_value.Name} is a local time that was twice in {mapping.Zone}: the clock went back over it";
        if (found.Count == 1)
            RememberPlainTimes(found.EarlyInterval);
        var ticks = (mapping.Ambiguous == AmbiguousTime.Later ? found.Last() : found.First()).ToInstant().ToDateTimeUtc().Ticks;
        at = new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        return null;
    }

    // A day away from the changes of the clock every local time is one instant, at the same offset.
    private void RememberPlainTimes(NodaTime.TimeZones.ZoneInterval interval)
    {
        _plainFrom = interval.HasStart ? interval.IsoLocalStart.ToDateTimeUnspecified().Ticks + TimeSpan.TicksPerDay : 0;
        _plainTo = interval.HasEnd ? interval.IsoLocalEnd.ToDateTimeUnspecified().Ticks - TimeSpan.TicksPerDay : long.MaxValue;
        _plainOffset = interval.WallOffset.Ticks;
    }
}
