namespace Gremlin.Loading;

/// <summary>What to load and how.</summary>
public sealed record LoadRequest
{
    /// <summary>Folder, file or prefix: a path, <c>file://…</c> or what the host's <see cref="LoadSources"/> know, such as <c>s3://…</c>.</summary>
    public required string Source { get; init; }

    /// <summary>What to do about earlier loads of the source.</summary>
    public LoadMode Mode { get; init; }

    /// <summary>Whether the first error ends the load (what is in stays).</summary>
    public bool FailOnError { get; init; } = true;

    /// <summary>Whether another value of a property of cardinality <c>single</c> replaces the old; otherwise it is an error.</summary>
    public bool UpdateSingleCardinalityProperties { get; init; }

    /// <summary>Whether it waits when another load runs; otherwise it is refused then.</summary>
    public bool QueueRequest { get; init; }

    /// <summary>Loads that must complete before it.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Takes files in the order they come, vertex files not first.</summary>
    public bool EdgeOnlyLoad { get; init; }

    /// <summary>Whether an empty cell of a string column is an empty string rather than no value.</summary>
    public bool AllowEmptyStrings { get; init; }
}
