using System.CommandLine;
using System.Globalization;
using CustomerJourney.Ccj.Hosting;
using StepFunctions.Http;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj statemachine serve</c>: the workflows of a workspace, as AWS Step Functions serves them.</summary>
internal static class StateMachineServeVerb
{
    /// <summary>Port unless asked otherwise: that of Step Functions Local.</summary>
    public const int DefaultPort = 8083;

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Option<int> port = new("--port") { Description = "Port on 127.0.0.1; 0 picks one.", DefaultValueFactory = _ => DefaultPort };
        return HubVerb.Of("serve", """
            Serves the workflows of a workspace by the protocol of AWS Step Functions, for the AWS CLI and the SDKs; goes on with what a killed process left unfinished.

              ccj statemachine serve -w shop --port 8083
              aws stepfunctions list-state-machines --endpoint-url http://127.0.0.1:8083
            """, [port], async (hub, parsed, cancellationToken) =>
        {
            await using var server = await StartAsync(hub, parsed.GetValue(port), cancellationToken);
            await Console.Out.WriteLineAsync("(Ctrl-C ends)");
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Ctrl-C: what runs goes on with the next start.
            }

            return 0;
        });
    }

    /// <summary>Starts to serve a hub's workflows and says where.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<StepFunctionsServer> StartAsync(LocalHub hub, int port, CancellationToken cancellationToken)
    {
        var runner = await hub.StateMachines.RunnerAsync();
        try
        {
            var server = await StepFunctionsServer.StartAsync(runner, port, cancellationToken);
            foreach (var arn in await runner.ResumeAsync())
                await Console.Error.WriteLineAsync($"goes on: {arn}");
            await Console.Out.WriteLineAsync($"Step Functions: {server.Address} (aws stepfunctions list-state-machines --endpoint-url {server.Address})");
            return server;
        }
        catch (IOException error) when (error.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"Port {port} is in use. Name another, or 0 to take a free one."), error);
        }
    }
}
