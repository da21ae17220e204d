namespace CustomerJourney.Journeys;

/// <summary>How the instants of an index are stored.</summary>
internal enum InstantStorage
{
    /// <summary>uint32 seconds.</summary>
    Seconds,

    /// <summary>uint32 seconds and uint16 milliseconds.</summary>
    Milliseconds,

    /// <summary>7-byte multiples of the unit.</summary>
    Fine,
}

/// <summary>What a stored instant means: <c>base + value × unit</c>, in ticks of 100 ns.</summary>
/// <param name="Storage">The columns used.</param>
/// <param name="BaseTicks">UTC ticks of value 0.</param>
/// <param name="UnitTicks">Ticks of one unit.</param>
internal readonly record struct InstantScale(InstantStorage Storage, long BaseTicks, long UnitTicks)
{
    private const long FineRange = 1L << 56;
    private const int TickDigits = 7; // of a second

    /// <summary>The narrowest scale that keeps instants from <paramref name="min"/> to <paramref name="max"/> exact.</summary>
    /// <param name="min">Least ticks.</param>
    /// <param name="max">Greatest ticks.</param>
    /// <param name="step">Greatest of 1 s, 1 ms and 1 tick that divides all instants, in ticks.</param>
    public static InstantScale For(long min, long max, long step)
    {
        var from = min / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond;
        var seconds = (max - from) / TimeSpan.TicksPerSecond;
        if (seconds < uint.MaxValue && step >= TimeSpan.TicksPerSecond)
            return new(InstantStorage.Seconds, from, TimeSpan.TicksPerSecond);
        if (seconds <= uint.MaxValue && step >= TimeSpan.TicksPerMillisecond)
            return new(InstantStorage.Milliseconds, from, TimeSpan.TicksPerMillisecond);
        // 228 years in ticks, 2,283 in microseconds, everything in milliseconds
        if (max - from < FineRange)
            return new(InstantStorage.Fine, from, 1);
        return new(InstantStorage.Fine, from, (max - from) / TimeSpan.TicksPerMicrosecond < FineRange ? TimeSpan.TicksPerMicrosecond : TimeSpan.TicksPerMillisecond);
    }

    /// <summary>The instant that a stored value means.</summary>
    public DateTimeOffset InstantOf(long value) => new(BaseTicks + value * UnitTicks, TimeSpan.Zero);

    /// <summary>Seconds of a difference of stored values, to the tick.</summary>
    public double SecondsOf(double difference) => ToTheTick(difference / (TimeSpan.TicksPerSecond / UnitTicks));

    /// <summary>Seconds without what arithmetic adds beyond the ticks that instants have: 82,729.7397 rather than 82,729.73970000002.</summary>
    public static double ToTheTick(double seconds) => Math.Round(seconds, TickDigits);

    /// <summary>The greatest stored difference that is at most <paramref name="span"/>.</summary>
    public long Within(TimeSpan? span) => span is { } most ? Math.Min(most.Ticks / UnitTicks, long.MaxValue / 4) : long.MaxValue / 4;
}
