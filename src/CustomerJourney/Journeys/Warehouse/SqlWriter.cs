using System.Globalization;

namespace CustomerJourney.Journeys;

/// <summary>Collects parameters while a statement is written, and writes what all questions share: the touchpoints in order.</summary>
internal sealed class SqlWriter(JourneyTables tables, JourneySelection selection)
{
    private const string RangeMark = "..";
    private const string MilestonePrefix = "milestone.";

    private readonly List<object?> _parameters = [];

    /// <summary>The finished statement.</summary>
    public JourneySql Finish(string text) => new(text, _parameters);

    /// <summary>A value's parameter.</summary>
    public string Value(object? value)
    {
        _parameters.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $":p{_parameters.Count - 1}");
    }

    /// <summary>A duration as an interval.</summary>
    public static string Interval(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"interval '{span.Ticks / TimeSpan.TicksPerMicrosecond} microseconds'");

    /// <summary>A name as SQL takes it.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Common table expressions up to <c>ordered(customer, step, at, n)</c>: each customer's steps, numbered from 1.</summary>
    public string Ordered()
    {
        var conditions = selection.Touchpoints.Select(TouchpointCondition).Concat(selection.Customers.Select(CustomerCondition)).ToList();
        var where = conditions.Count == 0 ? "" : $"\n  where {string.Join("\n    and ", conditions)}";
        var taken = $"""
            taken as (
              select {Name(tables.Customer)} as customer, {Step()} as step, {Name(tables.At)} as instant, {Name(tables.Sequence)} as sequence
              from {Name(tables.Touchpoints)}{where}
            ),
            """;
        return selection.Collapse
            ? taken + """

            marked as (
              select customer, step, instant, sequence, lag(step) over (partition by customer order by instant, sequence) as before
              from taken
            ),
            ordered as (
              select customer, step, instant, row_number() over (partition by customer order by instant, sequence) as n
              from marked
              where before is null or before <> step
            )
            """
            : taken + """

            ordered as (
              select customer, step, instant, row_number() over (partition by customer order by instant, sequence) as n
              from taken
            )
            """;
    }

    private string Step()
    {
        var columns = selection.StepBy.Select(c => Name(c == JourneySelection.Type ? tables.Type : OfTouchpoint(c))).ToList();
        var step = columns[^1];
        for (var i = columns.Count - 2; i >= 0; i--)
        {
            step = $"case when coalesce({step}, '') = '' then {columns[i]} when coalesce({columns[i]}, '') = '' then {step} else {columns[i]} || '{JourneySelection.Joint}' || {step} end";
        }

        if (columns.Count > 1 || selection.StepBy[0] != JourneySelection.Type)
            step = $"case when coalesce({step}, '') = '' then '{JourneySelection.NotSaid}' else {step} end";
        if (selection.StepMap is not { Count: > 0 } map)
            return step;
        return $"case {step} {string.Join(" ", map.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"when {Value(m.Key)} then {Value(m.Value)}"))} else {step} end";
    }

    private string TouchpointCondition(JourneyFilter filter) => filter.Key switch
    {
        "at" => Not(filter, string.Join(" or ", filter.Values.Select(InstantRange))),
        JourneySelection.Type => Among(tables.Type, filter),
        _ => Among(OfTouchpoint(filter.Key), filter),
    };

    private string OfTouchpoint(string name) => tables.TouchpointAttributes?.Contains(name) != false
        ? name
        : throw new JourneyQuestionException($"The warehouse, which answers for a log as large as this, knows touchpoints by {string.Join(", ", [JourneySelection.Type, "at", .. tables.TouchpointAttributes])}; not by '{name}'.");

    private string CustomerCondition(JourneyFilter filter)
    {
        var customer = Name(tables.Customer);
        if (filter.Key == "id")
            return Among(tables.Customer, filter);
        var plain = filter with { IsNot = false };
        var found = filter.Key switch
        {
            "had" => $"select {customer} from {Name(tables.Touchpoints)} where {Among(tables.Type, plain)}",
            _ when tables.CustomerAttributes.Contains(filter.Key) => $"select {customer} from {Name(tables.Customers)} where {Among(filter.Key, plain)}",
            _ when tables.CustomerExpressions.TryGetValue(filter.Key, out var expression) => $"select {customer} from {Name(tables.Customers)} where coalesce({expression}, '') in ({string.Join(", ", filter.Values.Select(Value))})",
            _ when tables.Milestones is not null && filter.Key.StartsWith(MilestonePrefix, StringComparison.Ordinal) => Reached(tables.Milestones, plain),
            _ => $"select {customer} from {Name(tables.Touchpoints)} where {Among(OfTouchpoint(filter.Key), plain)}",
        };
        return $"{customer} {(filter.IsNot ? "not in" : "in")} ({found})";
    }

    /// <summary>Who reached a milestone: the only value there is to ask for is that it is so.</summary>
    private string Reached(string milestones, JourneyFilter filter) => filter.Values is ["true"] or ["*"]
        ? $"select {Name(tables.Customer)} from {Name(milestones)} where milestone = {Value(filter.Key[MilestonePrefix.Length..])}"
        : throw new JourneyQuestionException($"Write {filter.Key}=true, or {filter.Key}!=true.");

    private string Among(string column, JourneyFilter filter)
    {
        var text = $"coalesce({Name(column)}, '')";
        var values = filter.Values.Where(v => v != "*" && !v.Contains(RangeMark, StringComparison.Ordinal)).ToList();
        List<string> accepted = [.. filter.Values.Where(v => v.Contains(RangeMark, StringComparison.Ordinal)).Select(v => NumberRange(column, v))];
        if (values.Count > 0)
            accepted.Add($"{text} in ({string.Join(", ", values.Select(Value))})");
        if (filter.Values.Contains("*"))
            accepted.Add($"{text} <> ''");
        return Not(filter, string.Join(" or ", accepted));
    }

    private static string Not(JourneyFilter filter, string condition) => filter.IsNot ? $"not coalesce({condition}, false)" : $"({condition})";

    private string NumberRange(string column, string range)
    {
        var (from, to) = Ends(range);
        if ((from.Length > 0 && !double.TryParse(from, CultureInfo.InvariantCulture, out _)) || (to.Length > 0 && !double.TryParse(to, CultureInfo.InvariantCulture, out _)))
            throw new JourneyQuestionException($"The warehouse takes ranges of numbers and of the instant; '{range}' of '{column}' is none.");
        List<string> ends = [];
        var number = $"cast(nullif({Name(column)}, '') as double precision)";
        if (from.Length > 0)
            ends.Add($"{number} >= {Value(double.Parse(from, CultureInfo.InvariantCulture))}");
        if (to.Length > 0)
            ends.Add($"{number} < {Value(double.Parse(to, CultureInfo.InvariantCulture))}");
        return ends.Count == 0 ? $"{number} is not null" : $"({string.Join(" and ", ends)})";
    }

    private string InstantRange(string range)
    {
        var (from, to) = Ends(range);
        List<string> ends = [];
        if (from.Length > 0)
            ends.Add($"{Name(tables.At)} >= cast({Value(Instant(from))} as timestamp)");
        if (to.Length > 0)
            ends.Add($"{Name(tables.At)} < cast({Value(Instant(to))} as timestamp)");
        return ends.Count == 0 ? "1 = 1" : $"({string.Join(" and ", ends)})";
    }

    private static (string From, string To) Ends(string range)
    {
        var mark = range.IndexOf(RangeMark, StringComparison.Ordinal);
        return mark < 0 ? throw new JourneyQuestionException($"'{range}' is no range: write FROM..TO.") : (range[..mark], range[(mark + RangeMark.Length)..]);
    }

    private static string Instant(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
        ? instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)
        : throw new JourneyQuestionException($"'{text}' is not an instant.");
}
