using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using CustomerJourney.Ccj.Hosting;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj serve</c>: site and API, live ingestion and triggers, and the Neptune-like endpoint.</summary>
internal static class ServeVerb
{
    /// <summary>Port of the site unless asked otherwise.</summary>
    public const int DefaultPort = 8080;

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Option<int> port = new("--port") { Description = "Port of site and API on 127.0.0.1; 0 picks one.", DefaultValueFactory = _ => DefaultPort };
        Option<int?> graphPort = new("--graph-port") { Description = "Also serve the graph as Neptune does on this port; 0 picks one." };
        Option<int?> stepFunctionsPort = new("--stepfunctions-port") { Description = "Also serve the workflows as AWS Step Functions does on this port; 0 picks one." };
        Option<string[]> origins = new("--allow-origin") { Description = "Also let pages of this origin ask and embed (widgets in the company's own systems); repeatable.", HelpName = "ORIGIN" };
        return HubVerb.Of("serve", """
            Serves the site and the API of a workspace; what comes in by POST /touchpoints or `ccj ingest` shows at once and fires milestones.

              ccj serve -w shop --port 8080 --graph-port 8182 --stepfunctions-port 8083
            """, [port, graphPort, stepFunctionsPort, origins], async (hub, parsed, cancellationToken) =>
        {
            await using var workflows = parsed.GetValue(stepFunctionsPort) is { } number ? await StateMachineServeVerb.StartAsync(hub, number, cancellationToken) : null;
            await using var site = await StartAsync(hub, parsed.GetValue(port), parsed.GetValue(graphPort), parsed.GetValue(origins) ?? [], cancellationToken);
            await site.FollowAsync(cancellationToken);
            return 0;
        });
    }

    /// <summary>Starts serving and tells where.</summary>
    public static async Task<SiteHost> StartAsync(LocalHub hub, int port, int? graphPort, IReadOnlyList<string> origins, CancellationToken cancellationToken)
    {
        try
        {
            var site = await SiteHost.StartAsync(hub, port, graphPort, origins, cancellationToken);
            await Console.Out.WriteLineAsync($"\nsite and API: {site.Address}{(site.GraphAddress is { } graph ? $"\ngraph: {graph}" : "")}\n(Ctrl-C ends)");
            return site;
        }
        catch (IOException error) when (error.InnerException is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } || error.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"Port {port} is in use. Name another with --port, or --port 0 to take a free one."), error);
        }
    }
}
