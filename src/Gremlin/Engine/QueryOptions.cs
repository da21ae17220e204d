namespace Gremlin.Engine;

/// <summary>Limits and wishes of one query.</summary>
public sealed record QueryOptions
{
    /// <summary>The defaults: two minutes, 1 GiB.</summary>
    public static QueryOptions Default { get; } = new();

    /// <summary>How long the query may run (default two minutes, Neptune's default).</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How much the query may hold at once, in bytes, as estimated (default 1 GiB).</summary>
    public long MemoryLimitBytes { get; init; } = 1L << 30;

    /// <summary>Measures counts and times of every step into <see cref="QueryResult.Profile"/>.</summary>
    public bool Profile { get; init; }

    /// <summary>Refuses every write with <see cref="GremlinErrorCode.ReadOnlyViolation"/>.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Answers Neptune ML's inference predicates; null refuses them.</summary>
    public InferenceModel? Inference { get; init; }
}
