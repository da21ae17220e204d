namespace Gremlin.Engine;

/// <summary>What <c>with…()</c> on <c>g</c> asked for.</summary>
internal sealed class SourceSettings
{
    public Operand? Sack { get; set; }

    public Operator? SackMerge { get; set; }

    public bool Bulks { get; set; } = true;

    public bool WithPath { get; set; }

    /// <summary>Whether a <c>by()</c> that gives nothing gives null instead.</summary>
    public bool ProductiveBys { get; set; }

    public bool ReadOnly { get; set; }

    public List<(string Key, Operand Content, Operator? Combine)> SideEffects { get; } = [];

    public Dictionary<string, Operand> Options { get; } = [];
}
