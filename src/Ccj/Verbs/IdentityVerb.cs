using System.CommandLine;
using CustomerJourney.Identity;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>identity …</c>: who is who, why, and how well.</summary>
internal static class IdentityVerb
{
    /// <summary>The verb with its own verbs.</summary>
    public static Command Command() => new("identity", "Works out who is who, explains it and measures it.")
    {
        IdentityLinkVerb.Command(),
        IdentityEvaluateVerb.Command(),
        IdentityExplainVerb.Command(),
        IdentityDecisionVerb.Command("confirm", StewardVerdict.Same, "A steward says that two party records are one person."),
        IdentityDecisionVerb.Command("unmerge", StewardVerdict.Different, "A steward says that two party records are not one person."),
    };
}
