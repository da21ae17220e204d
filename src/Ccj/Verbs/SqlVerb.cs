using System.CommandLine;
using CustomerJourney.Kpis;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj sql</c>: an ad-hoc query of the KPI store.</summary>
internal static class SqlVerb
{
    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Argument<string> query = new("QUERY") { Description = "SQL, as Redshift takes it." };
        return HubVerb.Of("sql", """
            Asks the workspace's KPI store. Tables: touchpoints, customers, milestones, scores, type_roles; view: journey_touchpoints.

              ccj sql "select type, count(*) from touchpoints group by type order by 2 desc"
            """, [query], async (hub, parsed, cancellationToken) =>
        {
            var rows = await hub.Services.GetRequiredService<IWarehouse>().QueryAsync(SqlText.Written(parsed.GetValue(query)!), cancellationToken);
            new AnswerTable(rows.Columns, rows.Rows).Write(parsed.GetValue(HubVerb.Format), Console.Out);
            return 0;
        });
    }
}
