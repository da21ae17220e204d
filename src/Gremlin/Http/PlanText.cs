using System.Globalization;
using System.Text;
using Gremlin.Engine;

namespace Gremlin.Http;

/// <summary>Plans as Neptune prints them for <c>explain</c> and <c>profile</c>.</summary>
internal static class PlanText
{
    private const string Rule = "*******************************************************";

    public static string Explain(PlanReport report)
    {
        var text = Title("Neptune Gremlin Explain", report);
        Section(text, "Original Traversal", report.Original);
        Section(text, "Optimized Traversal", report.Optimized);
        Section(text, "Rewrites", report.Rewrites);
        Section(text, "Indexes", report.Indexes);
        return text.ToString();
    }

    public static string Profile(PlanReport report)
    {
        var text = Title("Neptune Gremlin Profile", report);
        Section(text, "Original Traversal", report.Original);
        Section(text, "Optimized Traversal", report.Optimized);
        Section(text, "Rewrites", report.Rewrites);
        Section(text, "Indexes", report.Indexes);
        text.Append("Runtime (ms)\n============\nQuery Execution: ").Append(Milliseconds(report.Duration)).Append("\n\n");
        Steps(text, report);
        text.Append("Results\n=======\nCount: ").Append(report.ResultCount.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return text.ToString();
    }

    private static StringBuilder Title(string title, PlanReport report)
    {
        var text = new StringBuilder();
        text.Append(Rule).Append('\n').Append(' ', (Rule.Length - title.Length) / 2).Append(title).Append('\n').Append(Rule).Append("\n\n");
        return text.Append("Query String\n============\n").Append(report.Query).Append("\n\n");
    }

    private static void Section(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        text.Append(title).Append('\n').Append('=', title.Length).Append('\n');
        foreach (var line in lines.DefaultIfEmpty("(none)"))
            text.Append(line).Append('\n');
        text.Append('\n');
    }

    private static void Steps(StringBuilder text, PlanReport report)
    {
        text.Append("Traversal Metrics\n=================\n");
        text.Append(CultureInfo.InvariantCulture, $"{"Step",-68}{"Count",12}{"Traversers",12}{"Time (ms)",12}{"% Dur",9}\n");
        var total = report.Steps.Sum(step => step.Duration.TotalMilliseconds);
        foreach (var step in report.Steps)
        {
            var name = new string(' ', step.Depth * 2) + step.Name;
            var share = total > 0 ? step.Duration.TotalMilliseconds / total * 100 : 0;
            text.Append(CultureInfo.InvariantCulture, $"{(name.Length > 66 ? name[..63] + "..." : name),-68}{step.Elements,12}{step.Traversers,12}{Milliseconds(step.Duration),12}{share,9:F2}\n");
        }

        text.Append('\n');
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("F3", CultureInfo.InvariantCulture);
}
