using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Kpis;
using CustomerJourney.Touchpoints;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj kpis [NAME]</c>: what the journey KPI store says.</summary>
internal static class KpisVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Argument<string?> name = new("NAME") { Description = "One KPI; without it all of them over the whole time.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> from = new("--from") { Description = "Begin of the time, included: 2026-01-31 or 2026-01-31T00:00:00Z." };
        Option<string?> to = new("--to") { Description = "End of the time, excluded." };
        Option<string?> segment = new("--segment") { Description = "Customers of one segment." };
        return HubVerb.Of("kpis", """
            Shows the KPIs: all of them over the whole time, or one by its months.

              ccj kpis
              ccj kpis repeat_contact_rate --from 2026-01-01 --to 2026-04-01 --segment gold
            """, [name, from, to, segment], async (hub, parsed, cancellationToken) =>
        {
            var question = new KpiQuestion(Instant(parsed.GetValue(from), "--from"), Instant(parsed.GetValue(to), "--to"), parsed.GetValue(segment));
            var vocabulary = await hub.Services.GetRequiredService<RefreshKpis>().ReadVocabularyAsync(cancellationToken);
            var format = parsed.GetValue(HubVerb.Format);
            if (parsed.GetValue(name) is { } one)
                await TellOneAsync(hub, KpiCatalog.Find(one), question, vocabulary, format, cancellationToken);
            else
                await TellAllAsync(hub, question, vocabulary, format, cancellationToken);
            return 0;
        });
    }

    private static async Task TellOneAsync(LocalHub hub, KpiDefinition kpi, KpiQuestion question, Vocabulary vocabulary, AnswerFormat format, CancellationToken cancellationToken)
    {
        var answer = await KpiCatalog.AskAsync(Warehouse(hub), kpi, question, vocabulary, cancellationToken);
        var table = new AnswerTable(answer.Rows.Columns, answer.Rows.Rows);
        if (format == AnswerFormat.Json)
        {
            var rows = table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
            Console.Out.WriteLine(JsonSerializer.Serialize(new { kpi.Name, kpi.Title, kpi.Definition, kpi.Grain, kpi.Unit, kpi.Numerator, kpi.Denominator, rows }, Json));
            return;
        }

        Console.Error.WriteLine($"{kpi.Title}: {kpi.Definition}\nUnit: {kpi.Unit}. Numerator: {kpi.Numerator}. Denominator: {kpi.Denominator}.");
        foreach (var role in answer.MissingRoles)
            Console.Error.WriteLine($"No type has the role '{role}'; give it to some in vocabulary.json.");
        table.Write(format, Console.Out);
    }

    private static async Task TellAllAsync(LocalHub hub, KpiQuestion question, Vocabulary vocabulary, AnswerFormat format, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var kpi in KpiCatalog.All)
        {
            var answer = await KpiCatalog.AskAsync(Warehouse(hub), kpi, question, vocabulary, cancellationToken);
            var note = answer.MissingRoles.Count > 0 ? $"no type has the role {string.Join(", ", answer.MissingRoles)}" : $"{answer.Rows.Rows.Count} rows: ccj kpis {kpi.Name}";
            rows.Add([kpi.Name, answer.Whole(), kpi.Unit, note]);
        }

        new AnswerTable(["kpi", "whole", "unit", "more"], rows).Write(format, Console.Out);
    }

    private static IWarehouse Warehouse(LocalHub hub) => hub.Services.GetRequiredService<IWarehouse>();

    private static DateTimeOffset? Instant(string? text, string option)
    {
        if (text is null)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new FormatException($"{option}: '{text}' is no instant; write 2026-01-31 or 2026-01-31T00:00:00Z.");
    }
}
