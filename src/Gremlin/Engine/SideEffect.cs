using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>A named value that steps write and read across the whole query.</summary>
internal sealed class SideEffect(Value content, Operator? combine)
{
    public Value Content { get; set; } = content;

    /// <summary>How new values join the old one; null for the step's own way.</summary>
    public Operator? Combine { get; } = combine;
}
