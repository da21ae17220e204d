namespace CustomerJourney.Ccj.Verbs;

/// <summary>A rule that does not count in one file.</summary>
/// <param name="Tool">The checker.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="File">The file.</param>
/// <param name="Reason">Why.</param>
internal sealed record DeploySuppression(string Tool, string Rule, string File, string Reason)
{
    /// <summary>Whether a finding is meant.</summary>
    public bool Covers(DeployFinding finding) => (finding.Tool, finding.Rule, finding.File) == (Tool, Rule, File);
}
