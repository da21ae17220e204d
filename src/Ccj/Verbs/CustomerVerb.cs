using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CustomerJourney.Insights;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj customer</c>: one customer's timeline.</summary>
internal static class CustomerVerb
{
    private const int Wrong = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Argument<string> customer = new("ID") { Description = "A customer's id, or an identifier as kind:value." };
        Option<int> limit = new("--limit") { Description = "At most so many touchpoints, the latest.", DefaultValueFactory = _ => 500 };
        var command = HubVerb.Of("customer", """
            One customer's timeline, identifiers and milestones.

              ccj customer msisdn:+447400000053
              ccj customer customer:000123 --format json
            """, [customer, limit], async (hub, parsed, cancellationToken) =>
        {
            var selector = parsed.GetValue(customer)!;
            if (await hub.Services.GetRequiredService<ReadTimeline>().RunAsync(selector, parsed.GetValue(limit), cancellationToken) is not { } timeline)
            {
                await Console.Error.WriteLineAsync($"There is no customer with this id or identifier in {hub.Workspace.Root}. Identifiers are written as the mapping normalises them (phones as +44…).");
                return Wrong;
            }

            Print(timeline, parsed.GetValue(HubVerb.Format));
            return 0;
        });
        command.Subcommands.Add(CustomerForgetVerb.Command());
        return command;
    }

    private static void Print(Insights.CustomerTimeline timeline, AnswerFormat format)
    {
        if (format == AnswerFormat.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(timeline, Json));
            return;
        }

        var table = new AnswerTable(
            ["at", "type", "channel", "outcome", "amount", "source"],
            [.. timeline.Touchpoints.Select(one => (IReadOnlyList<object?>)[one.At, one.Type, one.Channel, one.Outcome, one.Amount, one.Source])]);
        if (format == AnswerFormat.Csv)
        {
            table.WriteCsv(Console.Out);
            return;
        }

        Console.Out.WriteLine($"{timeline.Customer}{(timeline.IsAnonymous ? " (anonymous)" : "")}  {string.Join(", ", new[] { timeline.Segment, timeline.Region }.OfType<string>())}");
        foreach (var identifier in timeline.Identifiers)
            Console.Out.WriteLine($"  {identifier.Kind} {identifier.Value} ({identifier.Standing})");
        foreach (var party in timeline.Parties)
            Console.Out.WriteLine($"  {party.Party}");
        foreach (var milestone in timeline.Milestones)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  reached {milestone.Name} at {milestone.ReachedAt:yyyy-MM-dd HH:mm}"));
        Console.Out.WriteLine();
        table.WriteText(Console.Out);
        if (timeline.TouchpointsInAll > timeline.Touchpoints.Count)
            Console.Out.WriteLine($"(the latest {timeline.Touchpoints.Count} of {timeline.TouchpointsInAll}; --limit shows more)");
    }
}
