using System.CommandLine;

namespace CustomerJourney.Ccj;

/// <summary>The verbs of <c>ccj</c>; each lives in its own file under <c>Verbs/</c>.</summary>
internal static class CommandLine
{
    /// <summary>The root command with every verb attached.</summary>
    public static RootCommand Root() => new("The Connected Customer Journey Hub on one machine.")
    {
        Verbs.DeployVerb.Command(),
        Verbs.IdentityVerb.Command(),
        Verbs.GraphVerb.Command(),
        Verbs.InitVerb.Command(),
        Verbs.JourneysVerb.Command(),
        Verbs.PropensityVerb.Command(),
        Verbs.KpisVerb.Command(),
        Verbs.SqlVerb.Command(),
        Verbs.SourcesVerb.Command(),
        Verbs.StateMachineVerb.Command(),
        Verbs.RunVerb.Command(),
        Verbs.CustomerVerb.Command(),
        Verbs.MilestonesVerb.Command(),
        Verbs.GremlinVerb.Command(),
        Verbs.InvokeVerb.Command(),
        Verbs.DemoVerb.Command(),
        Verbs.ServeVerb.Command(),
        Verbs.IngestVerb.Command(),
        Verbs.OpenApiVerb.Command(),
    };
}
