namespace CustomerJourney.Touchpoints.Sources;

/// <summary>Something wrong in a mapping file, with its place and what to do.</summary>
/// <param name="File">Name of the mapping file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do; null when the message says it.</param>
public sealed record MappingMistake(string File, int Line, int Column, string Message, string? Hint)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}{(Hint is null ? "" : $" {Hint}")}";
}
