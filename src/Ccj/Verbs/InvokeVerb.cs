using System.CommandLine;
using System.Text;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj invoke</c>: one handler, as on AWS.</summary>
internal static class InvokeVerb
{
    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Argument<string> function = new("FUNCTION") { Description = "Name of the function, as TopJourneys." };
        Option<FileInfo?> payload = new("--event", "-e") { Description = "The event, JSON; standard input when it is -, {} when left out.", HelpName = "F.json" };
        return HubVerb.Of("invoke", """
            Calls one function with an event, as `sam local invoke` does.

              ccj invoke TopJourneys -e events/TopJourneys.json
            """, [function, payload], async (hub, parsed, cancellationToken) =>
        {
            var content = parsed.GetValue(payload) switch
            {
                null => "{}",
                { Name: "-" } => await Console.In.ReadToEndAsync(cancellationToken),
                var file => await File.ReadAllTextAsync(file.FullName, cancellationToken),
            };
            var answer = await hub.Invoker.InvokeAsync(parsed.GetValue(function)!, Encoding.UTF8.GetBytes(content), cancellationToken);
            Console.Out.WriteLine(Encoding.UTF8.GetString(answer.Span));
            return 0;
        });
    }
}
