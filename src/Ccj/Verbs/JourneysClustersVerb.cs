using System.CommandLine;
using CustomerJourney.Journeys;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys clusters</c>: typical journeys.</summary>
internal static class JourneysClustersVerb
{
    private static readonly Option<int> Clusters = new("--clusters") { Description = "How many clusters at most.", DefaultValueFactory = _ => 12, HelpName = "N" };
    private static readonly Option<double> Threshold = new("--threshold") { Description = "Least similarity to the medoid, above 0 and at most 1.", DefaultValueFactory = _ => 0.6 };
    private static readonly JourneysWindow Window = new();
    private static readonly JourneysOptions Common = new();

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        var command = JourneysVerb.Question("clusters", """
            Typical journeys: clusters of similar ones, each with its medoid.

            Example:
              ccj journeys clusters --to complaint --clusters 8 --threshold 0.6 --index log.arrow
            """, [Clusters, Threshold], Common, Run);
        Window.AddTo(command);
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Clusters) < 1 || parsed.GetValue(Threshold) is not (> 0 and <= 1))
            throw new JourneysUsageException("--clusters: 1 or more. --threshold: above 0 and at most 1.");
        var question = new ClusterQuestion
        {
            Clusters = parsed.GetValue(Clusters),
            Threshold = parsed.GetValue(Threshold),
            Journeys = Window.Question(parsed, Common.Selection(parsed)),
        };
        var answer = JourneyClusters.Ask(Common.Open(parsed), question, cancellationToken);
        Common.Print(parsed, answer, JourneysJson.Readable.ClusterAnswer, () => new AnswerTable(
            ["count", "share", "different", "meanSimilarity", "medoid"],
            [.. answer.Clusters.Select(c => new object?[] { c.Count, c.Share, c.Different, c.MeanSimilarity, JourneysVerb.Joined(c.Medoid) })]));
        if (Common.Format(parsed) == AnswerFormat.Table)
            Console.Out.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{answer.Anchors:N0} journeys, {answer.Unlike:N0} like no medoid."));
        return 0;
    }
}
