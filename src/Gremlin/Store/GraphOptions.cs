namespace Gremlin.Store;

/// <summary>How a graph is kept.</summary>
public sealed record GraphOptions
{
    /// <summary>How long a transaction waits for the one that writes now before it gets <c>ConcurrentModificationException</c>.</summary>
    public TimeSpan WriterWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long changes stay in the stream at least, 1 to 90 days.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A snapshot is written when the log has grown by so many bytes since the last one, or by an eighth of that one's length if this is more.</summary>
    public long SnapshotEvery { get; init; } = 64L << 20;

    /// <summary>The clock of commit times.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What made ids are derived from; 0 takes a random one, kept with the graph.</summary>
    public long Seed { get; init; }
}
