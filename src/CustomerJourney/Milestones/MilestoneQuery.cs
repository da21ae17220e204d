using System.Globalization;
using System.Text;
using CustomerJourney.Graph;

namespace CustomerJourney.Milestones;

/// <summary>Says a milestone as a Gremlin query over one customer.</summary>
/// <remarks>
/// A row of the answer maps <c>s1</c>, <c>s2</c> … to the touchpoints (id, atMillis, sequence) that could be an occurrence; rows come by order of their end, then of their steps.
/// <see cref="Occurrences"/> picks the occurrences from the rows as <see cref="MilestoneMatcher"/> does.
/// </remarks>
public static class MilestoneQuery
{
    private const string CustomerHole = "$customer";
    private const string DeadlineHole = "$deadline";
    private const string Touchpoint = "project('id', 'atMillis', 'sequence').by(id).by('atMillis').by('sequence')";

    /// <summary>Compiles a definition. <c>$customer</c> and, in an absence, <c>$deadline</c> (the last start whose window has passed) stay open.</summary>
    public static string Compile(MilestoneDefinition definition) => definition.Pattern switch
    {
        MilestonePattern.Sequence sequence => Sequence(sequence, definition.Repeats),
        MilestonePattern.Count count => Count(count, definition.Repeats),
        MilestonePattern.Absence absence => Absence(absence, definition.Repeats),
        var other => throw new ArgumentException($"Unknown pattern {other.GetType().Name}.", nameof(definition)),
    };

    /// <summary>Closes the holes of a compiled query.</summary>
    /// <param name="milestone">The milestone to ask for.</param>
    /// <param name="customerId">Id of the customer vertex.</param>
    /// <param name="asOf">Windows that end after this instant have not passed yet.</param>
    public static GremlinText Fill(CompiledMilestone milestone, string customerId, DateTimeOffset asOf)
    {
        var deadline = asOf - (milestone.Trigger.WakesAfter ?? TimeSpan.Zero);
        return GremlinText.Written(milestone.Query
            .Replace(DeadlineHole, GremlinText.Literal(deadline.ToUnixTimeMilliseconds()), StringComparison.Ordinal)
            .Replace(CustomerHole, GremlinText.Literal(customerId), StringComparison.Ordinal));
    }

    /// <summary>Picks the occurrences from the query's rows, the first alone unless the definition repeats.</summary>
    /// <exception cref="FormatException">A row has another shape.</exception>
    public static IReadOnlyList<MilestoneOccurrence> Occurrences(MilestoneDefinition definition, IReadOnlyList<object?> rows)
    {
        var found = new List<MilestoneOccurrence>();
        (long At, string Sequence) busyUntil = (long.MinValue, "");
        foreach (var touchpoints in rows.Select(Row))
        {
            var (first, last) = (touchpoints[0], touchpoints[^1]);
            if (Compare((first.At, first.Sequence), busyUntil) <= 0)
                continue;
            var end = definition.Pattern is MilestonePattern.Absence absence
                ? (At: last.At + (long)absence.Within.TotalMilliseconds, Sequence: "\uffff")
                : (last.At, last.Sequence);
            found.Add(new MilestoneOccurrence(DateTimeOffset.FromUnixTimeMilliseconds(end.At), [.. touchpoints.Select(touchpoint => touchpoint.Id)]));
            if (!definition.Repeats)
                break;
            busyUntil = end;
        }

        return found;
    }

    private static string Sequence(MilestonePattern.Sequence pattern, bool repeats)
    {
        var names = Names(pattern.Steps.Count);
        var query = new StringBuilder($"g.V({CustomerHole}).as('c')");
        for (var step = 0; step < names.Count; step++)
        {
            query.Append(step == 0 ? ".out('had')" : ".select('c').out('had')").Append(Has(pattern.Steps[step].Match)).Append($".as('{names[step]}')");
            if (step == 0)
                continue;
            query.Append(Later(names[step], names[step - 1]));
            if (pattern.Steps[step].Within is { } gap)
                query.Append(AtMost(names[step], names[step - 1], gap));
        }

        if (pattern.Within is { } whole && names.Count > 1)
            query.Append(AtMost(names[^1], names[0], whole));
        query.Append(".order()").Append(By(names[^1])).Append(string.Concat(names.SkipLast(1).Select(By))).Append(FirstUnless(repeats));
        query.Append($".project({string.Join(", ", names.Select(name => $"'{name}'"))})");
        return query.Append(string.Concat(names.Select(name => $".by(select('{name}').{Touchpoint})"))).ToString();
    }

    private static string Count(MilestonePattern.Count pattern, bool repeats)
    {
        // For every touchpoint the latest ones up to it: enough of them within the window make an occurrence that ends there.
        // Names are whole words: in a formula of math() a lone e is Euler's number.
        var match = Has(pattern.Match);
        var upToIt = $"select('c').out('had'){match}.as('one').or(where('one', eq('last')), {Later("last", "one")[1..]}){AtMost("last", "one", pattern.Within)}"
            + $".order().by('atMillis', desc).by('sequence', desc).limit({Number(pattern.AtLeast)}).{Touchpoint}.fold()";
        return $"g.V({CustomerHole}).as('c').out('had'){match}.as('last').order().by('atMillis').by('sequence')"
            + $".map({upToIt}).filter(count(local).is({Number(pattern.AtLeast)})){FirstUnless(repeats)}";
    }

    private static string Absence(MilestonePattern.Absence pattern, bool repeats) =>
        $"g.V({CustomerHole}).as('c').out('had'){Has(pattern.After)}.has('atMillis', lte({DeadlineHole})).as('s1')"
        + $".not(select('c').out('had'){Has(pattern.Of)}.as('next'){Later("next", "s1")}{AtMost("next", "s1", pattern.Within)})"
        + $".order().by('atMillis').by('sequence'){FirstUnless(repeats)}.project('s1').by({Touchpoint})";

    private static List<string> Names(int count) =>
        [.. Enumerable.Range(1, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"s{index}"))];

    private static string Has(TouchpointMatch match) =>
        HasOne("type", match.Types) + HasOne("channel", match.Channels) + HasOne("outcome", match.Outcomes)
        + string.Concat(match.Attributes.Select(attribute => HasOne(attribute.Key, attribute.Value)));

    private static string HasOne(string key, IReadOnlyList<string> values) => values.Count switch
    {
        0 => "",
        1 => $".has({Quoted(key)}, {Quoted(values[0])})",
        _ => $".has({Quoted(key)}, within({string.Join(", ", values.Select(Quoted))}))",
    };

    private static string Later(string later, string earlier) =>
        $".or(where('{later}', gt('{earlier}')).by('atMillis'), where('{later}', eq('{earlier}')).by('atMillis').where('{later}', gt('{earlier}')).by('sequence'))";

    private static string AtMost(string later, string earlier, TimeSpan gap) =>
        $".filter(math('{later} - {earlier}').by('atMillis').is(lte({((long)gap.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)})))";

    private static string By(string name) => $".by(select('{name}').values('atMillis')).by(select('{name}').values('sequence'))";

    private static string FirstUnless(bool repeats) => repeats ? "" : ".limit(1)";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A literal in which no hole can be seen.</summary>
    private static string Quoted(string value) => GremlinText.Literal(value).Replace("$", "\\u0024", StringComparison.Ordinal);

    private static int Compare((long At, string Sequence) left, (long At, string Sequence) right) =>
        left.At != right.At ? left.At.CompareTo(right.At) : string.CompareOrdinal(left.Sequence, right.Sequence);

    /// <summary>A row is a map by step name or, for a count, a list latest first.</summary>
    private static List<(string Id, long At, string Sequence)> Row(object? row) => row switch
    {
        IReadOnlyDictionary<string, object?> steps => [.. steps.OrderBy(step => step.Key.Length).ThenBy(step => step.Key, StringComparer.Ordinal).Select(step => One(step.Value))],
        IReadOnlyList<object?> latestFirst => [.. latestFirst.Reverse().Select(One)],
        _ => throw new FormatException("A milestone query's row is neither a map nor a list."),
    };

    private static (string Id, long At, string Sequence) One(object? touchpoint) =>
        touchpoint is IReadOnlyDictionary<string, object?> map && map["id"] is string id && map["sequence"] is string sequence
            ? (id, Convert.ToInt64(map["atMillis"], CultureInfo.InvariantCulture), sequence)
            : throw new FormatException("A milestone query's touchpoint is not a map of id, atMillis and sequence.");
}
