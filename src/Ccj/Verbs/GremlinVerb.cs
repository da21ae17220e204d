using System.CommandLine;
using System.Text.Json;
using CustomerJourney.Graph;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj gremlin</c>: an ad-hoc query.</summary>
internal static class GremlinVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Argument<string> query = new("QUERY") { Description = "A Gremlin text, as Neptune takes it." };
        return HubVerb.Of("gremlin", """
            Asks the workspace's graph; each result is a line of JSON.

              ccj gremlin "g.V().groupCount().by(label)"
              ccj gremlin "g.V().hasLabel('customer').limit(3).out('had').values('type').groupCount()"
            """, [query], async (hub, parsed, cancellationToken) =>
        {
            foreach (var result in await hub.Graph.RunAsync(GremlinText.Written(parsed.GetValue(query)!), cancellationToken))
                Console.Out.WriteLine(JsonSerializer.Serialize(result, Json));
            return 0;
        });
    }
}
