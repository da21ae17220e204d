using System.Text.Json;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>One line of the checkers' script: a finding, or how a checker ran.</summary>
/// <param name="Tool">The checker.</param>
/// <param name="File">File that a finding speaks of.</param>
/// <param name="Rule">Its rule; null when the line says how the checker ran.</param>
/// <param name="Where">Resource or line.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Skipped">Why the checker did not run; null when it did.</param>
/// <param name="Version">The checker's version.</param>
/// <param name="Files">How many files it looked at.</param>
internal sealed record DeployFinding(string Tool, string? File, string? Rule, string? Where, string? Message, string? Skipped, string? Version, int Files)
{
    /// <summary>How the checkers' script spells names.</summary>
    public static JsonSerializerOptions Names { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Reads one line of the script.</summary>
    public static DeployFinding Parse(string line) => JsonSerializer.Deserialize<DeployFinding>(line, Names)!;

    /// <summary>The finding in a line.</summary>
    public override string ToString() => $"{File} {Where}: {Message} ({Tool} {Rule})";
}
