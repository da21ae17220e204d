using System.CommandLine;
using System.Globalization;
using CustomerJourney.Identity;
using CustomerJourney.Identity.Linkage;
using CustomerJourney.Identity.Resolved;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj identity explain</c>: why two party records are one customer, or not.</summary>
internal static class IdentityExplainVerb
{
    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Argument<string> a = new("A") { Description = "Id of a party record: party:SOURCE:KEY." };
        Argument<string> b = new("B") { Description = "Id of the other." };
        return HubVerb.Of("explain", """
            Shows the links that join two party records, and for each what every field says, in bits (+1 doubles the odds).

              ccj identity explain party:crm:C0100001 party:web:w5f3c2a10
            """, [a, b], async (hub, parsed, cancellationToken) =>
        {
            var explained = await hub.Services.GetRequiredService<ExplainIdentity>().RunAsync(parsed.GetValue(a)!, parsed.GetValue(b)!, cancellationToken);
            var rows = explained.Path.SelectMany(link => Rows($"{link.Link.A} ~ {link.Link.B}", link.Link, link.Evidence)).ToList();
            if (explained.Path.Count == 0 && explained.Direct is { } direct)
                rows.AddRange(Fields($"{explained.A} ~ {explained.B}", direct));
            if (parsed.GetValue(HubVerb.Format) == AnswerFormat.Table)
                await Console.Out.WriteLineAsync(explained.Path.Count > 0 ? $"one customer, by {explained.Path.Count} links" : "not one customer; what the two say when compared:");
            new AnswerTable(["pair", "what", "finding", "bits"], rows).Write(parsed.GetValue(HubVerb.Format), Console.Out);
            return 0;
        });
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(string pair, IdentityLink link, PairExplanation? evidence)
    {
        yield return [pair, link.Kind.ToString().ToLowerInvariant(), link.Reason, double.IsFinite(link.Bits) ? link.Bits : null];
        foreach (var field in evidence is null ? [] : Fields(pair, evidence))
            yield return field;
    }

    // The waterfall: prior + fields - household = total.
    private static IEnumerable<IReadOnlyList<object?>> Fields(string pair, PairExplanation evidence)
    {
        yield return [pair, "prior", "before anything is compared", Math.Round(evidence.PriorBits, 2)];
        foreach (var field in evidence.Fields)
            yield return [pair, field.Field, field.Finding, Math.Round(field.Bits, 2)];
        yield return [pair, "household", "two of one household agree in much too", -Math.Round(evidence.HouseholdBits, 2)];
        yield return [pair, "total", string.Create(CultureInfo.InvariantCulture, $"probability {evidence.Probability:0.0000}"), Math.Round(evidence.Bits, 2)];
    }
}
