using Amazon.CDK;
using Constructs;

namespace CustomerJourney.Pipeline;

/// <summary>What differs from one owner of the hub to another: given as context, so that no account stands in the tree.</summary>
/// <param name="Repository">Owner and name of the repository.</param>
/// <param name="Branch">Branch that is promoted.</param>
/// <param name="ConnectionArn">The connection to the repository's host.</param>
/// <param name="Account">Account of the pipeline.</param>
/// <param name="Region">Region of the pipeline.</param>
/// <param name="Approvers">Address that is told when a promotion to prod waits; null tells nobody.</param>
/// <param name="Stages">dev, test and prod, in the order of promotion.</param>
internal sealed record PipelineSettings(string Repository, string Branch, string ConnectionArn, string Account, string Region, string? Approvers, IReadOnlyList<HubStage> Stages)
{
    /// <summary>Reads the context.</summary>
    /// <exception cref="ArgumentException">Something is missing; the message names it.</exception>
    public static PipelineSettings Of(App app)
    {
        var region = Needed(app.Node, "region");
        return new PipelineSettings(
            Needed(app.Node, "repository"),
            Given(app.Node, "branch") ?? "main",
            Needed(app.Node, "connection"),
            Needed(app.Node, "pipelineAccount"),
            region,
            Given(app.Node, "approvers"),
            [.. new[] { "dev", "test", "prod" }.Select(stage => new HubStage(stage, Needed(app.Node, stage + "Account"), Given(app.Node, stage + "Region") ?? region))]);
    }

    private static string Needed(Node node, string name) => Given(node, name) ?? throw new ArgumentException($"The context lacks {name}: give -c {name}=…; docs/guide.md lists them.");

    private static string? Given(Node node, string name) => node.TryGetContext(name) as string;
}
