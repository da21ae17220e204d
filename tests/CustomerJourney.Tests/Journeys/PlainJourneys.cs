namespace CustomerJourney.Journeys;

/// <summary>One touchpoint of a made-up log.</summary>
internal sealed record PlainEvent(string Customer, int Second, string Type, string Channel);

/// <summary>The definitions, word by word and slowly: what the fast answers are held against.</summary>
internal static class PlainJourneys
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static JourneyIndex Index(IEnumerable<PlainEvent> log) => Index(log, TimeSpan.FromSeconds(1));

    /// <summary>The same with another unit in place of seconds, so that instants are stored in another way.</summary>
    public static JourneyIndex Index(IEnumerable<PlainEvent> log, TimeSpan unit)
    {
        var builder = new JourneyIndexBuilder();
        var row = 0;
        foreach (var e in log)
        {
            builder.Add(e.Customer, Start + e.Second * unit, new("s", "f", ++row), e.Type, e.Channel);
            builder.SetCustomer(e.Customer, new Dictionary<string, string> { ["segment"] = SegmentOf(e.Customer) });
        }

        return builder.Build();
    }

    /// <summary>JSON with numbers to nine places: engines interpolate in another order.</summary>
    public static string Rounded(string json) => System.Text.RegularExpressions.Regex.Replace(json, "[0-9]+\\.[0-9]{9,}", number =>
        Math.Round(decimal.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture), 9).ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture));

    public static string SegmentOf(string customer) => customer[^1] % 2 == 0 ? "even" : "odd";

    /// <summary>Each customer's steps in order, after filters and collapsing.</summary>
    public static List<(string Customer, List<(string Step, int Second)> Steps)> Sequences(IEnumerable<PlainEvent> log, JourneySelection selection)
    {
        var sequences = new List<(string, List<(string Step, int Second)>)>();
        foreach (var customer in log.Select((e, row) => (e, row)).GroupBy(e => e.e.Customer).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (!selection.Customers.All(f => f.Values.Contains(SegmentOf(customer.Key))))
                continue;
            var steps = new List<(string Step, int Second)>();
            foreach (var (e, _) in customer.OrderBy(e => e.e.Second).ThenBy(e => e.row))
            {
                if (!selection.Touchpoints.All(f => f.Values.Contains(e.Channel) != f.IsNot))
                    continue;
                var step = selection.StepBy.Count == 1 ? e.Type : $"{e.Type}@{e.Channel}";
                if (!selection.Collapse || steps.Count == 0 || steps[^1].Step != step)
                    steps.Add((step, e.Second));
            }

            if (steps.Count > 0)
                sequences.Add((customer.Key, steps));
        }

        return sequences;
    }

    public static FrequencyAnswer Frequency(IEnumerable<PlainEvent> log, FrequencyQuestion q)
    {
        var (anchors, journeys) = Windows(log, q);
        var counts = journeys.GroupBy(j => string.Join('\u0001', j.Select(s => s.Step))).Select(g => (g.First().Select(s => s.Step).ToArray(), Count: g.Count()))
            .OrderByDescending(g => g.Count).ThenBy(g => g.Item1, Comparer<string[]>.Create(CompareSteps)).ToList();
        var listed = counts.Take(q.Limit).ToList();
        return new FrequencyAnswer(
            anchors,
            anchors - journeys.Count,
            [.. listed.Select(l => new JourneyCount(l.Item1, l.Count, (double)l.Count / anchors))],
            new OtherJourneys(counts.Count - listed.Count, journeys.Count - listed.Sum(l => l.Count)),
            Positions(journeys, j => j.Select((s, i) => (s.Step, i + 1))),
            Links(journeys, (j, i) => i + 1))
        {
            PositionsFromEnd = q.From is null && q.To is not null ? Positions(journeys, j => j.Select((s, i) => (s.Step, j.Count - i))) : null,
            LinksFromEnd = q.From is null && q.To is not null ? Links(journeys, (j, i) => j.Count - 1 - i) : null,
        };
    }

    public static (int Anchors, List<List<(string Step, int Second)>> Journeys) Windows(IEnumerable<PlainEvent> log, FrequencyQuestion q)
    {
        var journeys = new List<List<(string Step, int Second)>>();
        var anchors = 0;
        var within = q.Within is { } w ? (w == FrequencyQuestion.AnyTime ? double.MaxValue : w.TotalSeconds) : q.From is null && q.To is null ? double.MaxValue : TimeSpan.FromDays(30).TotalSeconds;
        var most = q.Steps ?? ((q.From is null) == (q.To is null) ? int.MaxValue : 8);
        foreach (var (_, steps) in Sequences(log, q.Selection))
        {
            foreach (var anchor in AnchorsOf(steps, q))
            {
                anchors++;
                var journey = Window(steps, anchor, q, most, within);
                if (journey is not null)
                    journeys.Add(journey);
            }
        }

        return (anchors, journeys);
    }

    public static FunnelAnswer Funnel(IEnumerable<PlainEvent> log, FunnelQuestion q)
    {
        var sequences = Sequences(log, q.Selection);
        var reached = new List<List<int>>();
        foreach (var (_, steps) in sequences)
        {
            var best = new List<int>();
            for (var start = 0; start < steps.Count; start++)
            {
                if (steps[start].Step != q.Steps[0])
                    continue;
                var times = new List<int> { steps[start].Second };
                for (var at = start + 1; at < steps.Count && times.Count < q.Steps.Count && steps[at].Second - times[0] <= q.Within.TotalSeconds; at++)
                {
                    if (steps[at].Step == q.Steps[times.Count])
                        times.Add(steps[at].Second);
                }

                if (times.Count > best.Count)
                    best = times;
            }

            if (best.Count > 0)
                reached.Add(best);
        }

        var levels = q.Steps.Select((step, level) =>
        {
            var there = reached.Where(r => r.Count > level).ToList();
            var gaps = there.Select(r => (double)(level == 0 ? 0 : r[level] - r[level - 1])).ToList();
            var before = level == 0 ? reached.Count : reached.Count(r => r.Count >= level);
            return new FunnelStep(step, there.Count, Share(there.Count, reached.Count), Quantile(gaps, 0.5), Quantile(gaps, 0.9), Share(there.Count, before), Quantile([.. there.Select(r => (double)(r[level] - r[0]))], 0.5));
        });
        return new FunnelAnswer([.. levels], sequences.Count);
    }

    public static int Levenshtein(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var costs = new int[a.Count + 1, b.Count + 1];
        for (var i = 0; i <= a.Count; i++)
        {
            for (var j = 0; j <= b.Count; j++)
            {
                costs[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1,
                    costs[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }
        }

        return costs[a.Count, b.Count];
    }

    public static double Quantile(List<double> values, double quantile)
    {
        if (values.Count == 0)
            return 0;
        values.Sort();
        var place = (values.Count - 1) * quantile;
        var below = (int)place;
        return Math.Round(below + 1 < values.Count ? values[below] + (place - below) * (values[below + 1] - values[below]) : values[below], 7);
    }

    public static int CompareSteps(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            var order = string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
                return order;
        }

        return a.Count.CompareTo(b.Count);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static IEnumerable<int> AnchorsOf(List<(string Step, int Second)> steps, FrequencyQuestion q)
    {
        if (q.From is null && q.To is null)
            return [0];
        var all = Enumerable.Range(0, steps.Count).Where(i => steps[i].Step == (q.From ?? q.To)).ToList();
        return (q.Anchor ?? (q.From is null ? JourneyAnchor.Last : JourneyAnchor.First)) switch
        {
            JourneyAnchor.First => all.Take(1),
            JourneyAnchor.Last => all.TakeLast(1),
            _ => all,
        };
    }

    private static List<(string Step, int Second)>? Window(List<(string Step, int Second)> steps, int anchor, FrequencyQuestion q, int most, double within)
    {
        if (q.From is null && q.To is not null)
            return [.. steps.Take(anchor + 1).Reverse().Take(most).TakeWhile(s => steps[anchor].Second - s.Second <= within).Reverse()];
        var after = steps.Skip(anchor).Take(most).TakeWhile(s => s.Second - steps[anchor].Second <= within).ToList();
        if (q.From is null || q.To is null)
            return after;
        var arrived = after.FindIndex(1, s => s.Step == q.To);
        return arrived < 0 ? null : after[..(arrived + 1)];
    }

    private static List<PositionSteps> Positions(List<List<(string Step, int Second)>> journeys, Func<List<(string Step, int Second)>, IEnumerable<(string Step, int Position)>> places) =>
        [.. journeys.SelectMany(places).GroupBy(p => p.Position).OrderBy(g => g.Key).Select(g => new PositionSteps(g.Key,
            [.. g.GroupBy(s => s.Step).OrderByDescending(s => s.Count()).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => new StepCount(s.Key, s.Count()))]))];

    private static List<JourneyLink> Links(List<List<(string Step, int Second)>> journeys, Func<List<(string Step, int Second)>, int, int> place) =>
        [.. journeys.SelectMany(j => Enumerable.Range(0, j.Count - 1).Select(i => (Position: place(j, i), From: j[i].Step, To: j[i + 1].Step, Gap: j[i + 1].Second - j[i].Second)))
            .GroupBy(l => (l.Position, l.From, l.To)).OrderBy(g => g.Key.Position).ThenByDescending(g => g.Count())
            .ThenBy(g => g.Key.From, StringComparer.Ordinal).ThenBy(g => g.Key.To, StringComparer.Ordinal)
            .Select(g => new JourneyLink(g.Key.Position, g.Key.From, g.Key.To, g.Count(), Quantile([.. g.Select(l => (double)l.Gap)], 0.5), Quantile([.. g.Select(l => (double)l.Gap)], 0.9)))];
}
