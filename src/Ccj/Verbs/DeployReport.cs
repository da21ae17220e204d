namespace CustomerJourney.Ccj.Verbs;

/// <summary>What the checkers said of a repository's templates and workflows.</summary>
/// <param name="Lines">The checkers' lines.</param>
/// <param name="Suppressions">Findings that do not count, with their reasons.</param>
internal sealed record DeployReport(IReadOnlyList<DeployFinding> Lines, IReadOnlyList<DeploySuppression> Suppressions)
{
    /// <summary>More findings suppressed than this, and a verdict is worth nothing. A finding is one rule of one checker on one resource.</summary>
    public const int MostSuppressed = 15;

    /// <summary>Findings that count.</summary>
    public IReadOnlyList<DeployFinding> Open => [.. Findings.Where(finding => !Suppressions.Any(suppression => suppression.Covers(finding)))];

    /// <summary>Suppressions that nothing needs any more.</summary>
    public IReadOnlyList<DeploySuppression> Idle => [.. Suppressions.Where(suppression => !IsSkipped(suppression.Tool) && suppression.Idle([.. Findings]).Any())];

    /// <summary>Checkers that are not on this machine.</summary>
    public IReadOnlyList<DeployFinding> Skipped => [.. Lines.Where(line => line.Skipped is not null)];

    /// <summary>Findings that do not count: one rule of one checker on one resource each.</summary>
    public IReadOnlyList<DeployFinding> Suppressed =>
        [.. Findings.Where(finding => Suppressions.Any(suppression => suppression.Covers(finding))).DistinctBy(finding => (finding.Tool, finding.File, finding.Rule, finding.Where))];

    /// <summary>Whether nothing is open, nothing idle, and not too much suppressed.</summary>
    public bool IsClean => Open.Count == 0 && Idle.Count == 0 && Suppressed.Count <= MostSuppressed;

    private IEnumerable<DeployFinding> Findings => Lines.Where(line => line.Rule is not null);

    /// <summary>One row a checker.</summary>
    public AnswerTable Table() => new(
        ["checker", "version", "files", "errors", "suppressed"],
        [.. Lines.Where(line => line.Rule is null).OrderBy(line => line.Tool, StringComparer.Ordinal).Select(Row)]);

    /// <summary>What would change the verdict, a sentence each.</summary>
    public IEnumerable<string> Remarks()
    {
        foreach (var finding in Open)
            yield return finding.ToString();
        foreach (var idle in Idle)
            yield return $"suppressions.json: {idle.Tool} {idle.Rule} on {string.Join(", ", idle.Idle([.. Findings]))} of {idle.File} finds nothing any more; take it out.";
        foreach (var skipped in Skipped)
            yield return $"{skipped.Tool} did not run and may find more: {skipped.Skipped}.";
        yield return $"{Suppressed.Count} findings are suppressed, of {MostSuppressed} at most, for the {Suppressions.Count} reasons in tools/deploy-check/suppressions.json: strike an entry there, and they count.";
        yield return "What no checker sees: an account's quotas, names that are taken, services that a region lacks, and prices.";
    }

    private object?[] Row(DeployFinding line) =>
        line.Skipped is null
            ? [line.Tool, line.Version, line.Files, Open.Count(finding => finding.Tool == line.Tool), Suppressed.Count(finding => finding.Tool == line.Tool)]
            : [line.Tool, "skipped", null, null, null];

    private bool IsSkipped(string tool) => Skipped.Any(skipped => skipped.Tool == tool);
}
