using System.CommandLine;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>identity …</c>: who is who, why, and how well.</summary>
internal static class IdentityVerb
{
    /// <summary>The verb with its own verbs.</summary>
    public static Command Command() => new("identity", "Works out who is who, explains it and measures it.") { IdentityLinkVerb.Command() };
}
