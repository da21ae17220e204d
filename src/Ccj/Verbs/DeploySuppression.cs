namespace CustomerJourney.Ccj.Verbs;

/// <summary>Findings of one rule in one file that do not count, for one reason.</summary>
/// <param name="Tool">The checker.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="File">The file.</param>
/// <param name="Where">The resources.</param>
/// <param name="Reason">Why.</param>
internal sealed record DeploySuppression(string Tool, string Rule, string File, IReadOnlyList<string> Where, string Reason)
{
    /// <summary>Whether a finding is meant.</summary>
    public bool Covers(DeployFinding finding) => (finding.Tool, finding.Rule, finding.File) == (Tool, Rule, File) && Where.Contains(finding.Where);

    /// <summary>Resources that nothing is found on any more.</summary>
    public IEnumerable<string> Idle(IReadOnlyCollection<DeployFinding> findings) => Where.Where(where => !findings.Any(finding => Covers(finding) && finding.Where == where));
}
