namespace CustomerJourney.Ccj.Verbs;

/// <summary>What the checkers said of a repository's templates and workflows.</summary>
/// <param name="Lines">The checkers' lines.</param>
/// <param name="Suppressions">Findings that do not count, with their reasons.</param>
internal sealed record DeployReport(IReadOnlyList<DeployFinding> Lines, IReadOnlyList<DeploySuppression> Suppressions)
{
    /// <summary>More reasons to suppress than this, and a verdict is worth nothing; cdk-nag, a second opinion, has as many of its own.</summary>
    public const int MostSuppressed = 15;

    private const string SecondOpinion = "cdk-nag";

    /// <summary>Findings that count.</summary>
    public IReadOnlyList<DeployFinding> Open => [.. Findings.Where(finding => !Suppressions.Any(suppression => suppression.Covers(finding)))];

    /// <summary>Suppressions that nothing needs any more.</summary>
    public IReadOnlyList<DeploySuppression> Idle => [.. Suppressions.Where(suppression => !IsSkipped(suppression.Tool) && suppression.Idle([.. Findings]).Any())];

    /// <summary>Checkers that are not on this machine.</summary>
    public IReadOnlyList<DeployFinding> Skipped => [.. Lines.Where(line => line.Skipped is not null)];

    /// <summary>Whether nothing is open, nothing idle, and not too much suppressed.</summary>
    public bool IsClean => Open.Count == 0 && Idle.Count == 0 && Suppressed(secondOpinion: false) <= MostSuppressed && Suppressed(secondOpinion: true) <= MostSuppressed;

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
        foreach (var second in new[] { false, true }.Where(second => Suppressed(second) > MostSuppressed))
            yield return $"{Suppressed(second)} reasons suppress findings{(second ? " of cdk-nag" : "")}; {MostSuppressed} are the most.";
        yield return $"{Suppressions.Sum(suppression => suppression.Where.Count)} findings do not count, for the {Suppressions.Count} reasons in tools/deploy-check/suppressions.json: strike an entry there, and they count.";
        yield return "What no checker sees: an account's quotas, names that are taken, services that a region lacks, and prices.";
    }

    private object?[] Row(DeployFinding line) =>
        line.Skipped is null
            ? [line.Tool, line.Version, line.Files, Open.Count(finding => finding.Tool == line.Tool), Suppressions.Where(suppression => suppression.Tool == line.Tool).Sum(suppression => suppression.Where.Count)]
            : [line.Tool, "skipped", null, null, null];

    private int Suppressed(bool secondOpinion) => Suppressions.Count(suppression => suppression.Tool == SecondOpinion == secondOpinion);

    private bool IsSkipped(string tool) => Skipped.Any(skipped => skipped.Tool == tool);
}
