using System.Text.Json;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>What a checker says.</summary>
/// <param name="Tool">The checker.</param>
/// <param name="File">File it speaks of.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Where">Resource or line.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Skipped">Why the checker did not run; null when it did.</param>
internal sealed record DeployFinding(string Tool, string? File, string? Rule, string? Where, string? Message, string? Skipped)
{
    /// <summary>How the checkers' script spells names.</summary>
    public static JsonSerializerOptions Names { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Reads one line of the script.</summary>
    public static DeployFinding Parse(string line) => JsonSerializer.Deserialize<DeployFinding>(line, Names)!;
}
