using System.CommandLine;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Resolved;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj identity confirm</c> and <c>unmerge</c>: a steward's word, which every later run holds to.</summary>
internal static class IdentityDecisionVerb
{
    /// <summary>The verb for a verdict.</summary>
    public static Command Command(string name, StewardVerdict verdict, string description)
    {
        Argument<string> a = new("A") { Description = "Id of a party record: party:SOURCE:KEY." };
        Argument<string> b = new("B") { Description = "Id of the other." };
        Option<string> by = new("--by") { Description = "Who says so.", DefaultValueFactory = _ => "steward" };
        Option<string> reason = new("--reason") { Description = "Why.", DefaultValueFactory = _ => "" };
        return HubVerb.Of(name, $"{description} It holds from the next run on; this command resolves at once.", [a, b, by, reason], async (hub, parsed, cancellationToken) =>
        {
            var decided = await hub.Services.GetRequiredService<StewardDecisions>().DecideAsync(
                parsed.GetValue(a)!, parsed.GetValue(b)!, verdict, parsed.GetValue(by)!, parsed.GetValue(reason)!, cancellationToken);
            var report = await hub.Services.GetRequiredService<ResolveCustomers>().RunAsync(cancellationToken);
            await Console.Out.WriteLineAsync($"{decided.PartyA} and {decided.PartyB} are {decided.Verdict}: {report.Customers} customers, {report.Merges} merged, {report.Splits} split.");
            return 0;
        });
    }
}
