using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Finds all customers with a similar journey. Exact: what is ruled out without comparing could not be similar.</summary>
public static class Similarity
{
    private const int FewAsked = 4; // up to here nothing is prepared for all of them

    /// <summary>Answers a question.</summary>
    /// <exception cref="JourneyQuestionException">The customer, a step or an attribute is unknown, or the customer has no such journey.</exception>
    /// <exception cref="ArgumentException">Not exactly one of customer and journey is given, or the threshold is not above 0 and at most 1.</exception>
    public static SimilarityAnswer Ask(JourneyIndex index, SimilarityQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if ((question.Customer is null) == (question.Journey is null))
            throw new ArgumentException("Ask for a customer or draw a journey, one of both.", nameof(question));
        return question.Customer is { } customer
            ? AskMany(index, question, [customer], cancellationToken)[0]
            : Ask(index, question, [], [question.Journey!], cancellationToken)[0];
    }

    /// <summary>Answers the same question for many customers; what they have in common is done once.</summary>
    /// <exception cref="JourneyQuestionException">A customer, step or attribute is unknown, or a customer has no such journey.</exception>
    public static IReadOnlyList<SimilarityAnswer> AskMany(JourneyIndex index, SimilarityQuestion question, IReadOnlyList<string> customers, CancellationToken cancellationToken = default) =>
        Ask(index, question, customers, [], cancellationToken);

    private static SimilarityAnswer[] Ask(JourneyIndex index, SimilarityQuestion question, IReadOnlyList<string> customers, IReadOnlyList<IReadOnlyList<string>> journeys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(question);
        if (question.Threshold is not (> 0 and <= 1))
            throw new ArgumentException("The threshold must be above 0 and at most 1.", nameof(question));
        if (question.Last is < 1 || question.Window?.Anchor == JourneyAnchor.Every || (question.Last is not null && question.Window is not null))
            throw new ArgumentException("Compare whole journeys, the last N ≥ 1 steps, or a window with one anchor a customer.", nameof(question));
        if (question.Next is not null && question.Window is null)
            throw new ArgumentException("What happened next needs a window: after a whole journey there is nothing.", nameof(question));
        if (question.ChannelWeight is not (>= 0 and <= 1) || question.TimeWeight is not (>= 0 and <= 1))
            throw new ArgumentException("Weights are from 0 to 1.", nameof(question));
        if (question.IsWeighted && journeys.Count > 0)
            throw new ArgumentException("A drawn journey has no channels and times to weigh; ask for a customer.", nameof(question));
        var asked = customers.Select(id => PlaceOf(index, id)).ToArray();
        var view = JourneyView.Of(index, question.SelectionWithChannel, cancellationToken, asked);
        return view.Ask(new Asked(question, asked, journeys, cancellationToken));
    }

    private static int PlaceOf(JourneyIndex index, string customer)
    {
        var place = index.FindCustomer(customer);
        return place >= 0 ? place : throw new JourneyQuestionException("There is no touchpoint of the customer asked for in this log. Check the id; ids are compared exactly.");
    }

    private sealed class Asked(SimilarityQuestion question, int[] customers, IReadOnlyList<IReadOnlyList<string>> drawn, CancellationToken cancellationToken) : ILogQuestion<SimilarityAnswer[]>
    {
        public SimilarityAnswer[] Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var window = question.Window ?? new FrequencyQuestion();
            var wanted = customers.Select(c => SliceOf(log, window, c)).ToArray();
            TStep[][] journeys =
            [
                .. wanted.Select(slice => log.StepsOf(slice.Start, slice.Length).ToArray()),
                .. drawn.Select(d => d.Select(s => TStep.CreateTruncating(log.View.CodeOf(s))).ToArray()),
            ];
            using var found = FoundSlices.Find(log, window, cancellationToken);
            var next = question.Next is { } horizon ? new NextCounter<TStep, TTime>(log, horizon, log.View.Columns.Scale) : null;
            var rates = next is null ? default : Rates(log, found, next);
            return journeys.Length <= FewAsked ? AskFew() : AskMany();

            SimilarityAnswer[] AskFew()
            {
                var scan = new SimilarScan<TStep, TTime>(log, found, slice => Cut(log, slice), question.Threshold);
                return [.. journeys.Select((journey, i) => Answer(i, scan.Find(journey, cancellationToken)))];
            }

            SimilarityAnswer[] AskMany()
            {
                using var slices = Slices(log, found);
                using var groups = Grouped(log, slices.Slices);
                var search = SearchIn(log, groups);
                var answers = new SimilarityAnswer[journeys.Length];
                var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Workers.Count };
                Parallel.For(0, answers.Length, options, i => answers[i] = Answer(i, Members(slices.Slices, groups, search.Find(journeys[i]))));
                return answers;
            }

            SimilarityAnswer Answer(int i, List<(JourneySlice Slice, double Similarity)> similar)
            {
                var asked = i < customers.Length ? customers[i] : -1;
                var others = Others(log.View, similar, asked);
                if (question.IsWeighted)
                    others = Weighed(log, wanted[i], others);
                others.Sort((a, b) => a.Similarity != b.Similarity ? b.Similarity.CompareTo(a.Similarity) : a.Customer.CompareTo(b.Customer));
                return Listed(log.View, others, asked, StepNames(log.View, journeys[i])) with { Next = next?.Compare(others.Select(o => o.Slice), rates) };
            }
        }

        private unsafe SimilarSearch<TStep> SearchIn<TStep, TTime>(Log<TStep, TTime> log, JourneyGroups<TStep> groups)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants => new(log.Steps, log.View.Steps.Count, groups, question.Threshold);

        private static List<string> StepNames<TStep>(JourneyView view, TStep[] journey)
            where TStep : unmanaged, IBinaryInteger<TStep>
        {
            var names = new List<string>(journey.Length);
            foreach (var step in journey)
                names.Add(view.Steps[int.CreateTruncating(step)]);
            return names;
        }

        private JourneySlice SliceOf<TStep, TTime>(Log<TStep, TTime> log, FrequencyQuestion window, int customer)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            using var found = new SliceFinder<TStep, TTime>(log, window).Find(customer, customer + 1);
            return found.Count == 1
                ? Cut(log, found.Slices[0])
                : throw new JourneyQuestionException("The customer asked for has no such journey: no touchpoint passes the filters, or the window's step is missing.");
        }

        private static (long Journeys, long[] After) Rates<TStep, TTime>(Log<TStep, TTime> log, FoundSlices found, NextCounter<TStep, TTime> next)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants =>
            next.Count(found.Parts.SelectMany(part => part.Slices.ToArray()).Where(s => log.View.IsInPopulation(log.View.CustomerOf(s.Start))));

        private SliceList Slices<TStep, TTime>(Log<TStep, TTime> log, FoundSlices found)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var slices = new SliceList(found.Count);
            foreach (var part in found.Parts)
            {
                foreach (ref readonly var slice in part.Slices)
                    slices.Add(Cut(log, slice));
            }

            return slices;
        }

        private unsafe JourneyGroups<TStep> Grouped<TStep, TTime>(Log<TStep, TTime> log, ReadOnlySpan<JourneySlice> slices)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants => new(log.Steps, slices, cancellationToken);

        private unsafe JourneySlice Cut<TStep, TTime>(Log<TStep, TTime> log, JourneySlice slice)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            if (question.Last is not { } last || slice.Length <= last)
                return slice;
            var start = slice.Start + slice.Length - last;
            return new JourneySlice(start, last, StepHash.Of((byte*)(log.Steps + start), last * sizeof(TStep), (byte*)log.End));
        }

        private static List<(JourneySlice Slice, double Similarity)> Members<TStep>(ReadOnlySpan<JourneySlice> slices, JourneyGroups<TStep> groups, List<(int Place, double Similarity)> similar)
            where TStep : unmanaged, IBinaryInteger<TStep>
        {
            var members = new List<(JourneySlice, double)>();
            foreach (var (place, similarity) in similar)
            {
                foreach (var member in groups.MembersOf(place))
                    members.Add((slices[member], similarity));
            }

            return members;
        }

        private static List<(int Customer, double Similarity, JourneySlice Slice)> Others(JourneyView view, List<(JourneySlice Slice, double Similarity)> similar, int asked)
        {
            var others = new List<(int Customer, double Similarity, JourneySlice Slice)>(similar.Count);
            foreach (var (slice, similarity) in similar)
            {
                var customer = view.CustomerOf(slice.Start);
                if (customer != asked && view.IsInPopulation(customer))
                    others.Add((customer, similarity, slice));
            }

            return others;
        }

        private List<(int Customer, double Similarity, JourneySlice Slice)> Weighed<TStep, TTime>(Log<TStep, TTime> log, JourneySlice asked, List<(int Customer, double Similarity, JourneySlice Slice)> similar)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var distance = new WeightedDistance<TStep, TTime>(log, question.ChannelWeight, question.TimeWeight);
            return [.. similar
                .Select(other => (other.Customer, Similarity: 1 - distance.Between(asked, other.Slice) / Math.Max(asked.Length, other.Slice.Length), other.Slice))
                .Where(other => other.Similarity >= question.Threshold - SimilarSearch.Rounding)];
        }

        private SimilarityAnswer Listed(JourneyView view, List<(int Customer, double Similarity, JourneySlice Slice)> others, int asked, IReadOnlyList<string> steps)
        {
            var listed = others.Take(question.Limit ?? int.MaxValue);
            return new SimilarityAnswer(
                asked < 0 ? null : view.Index.CustomerAt(asked),
                steps,
                others.Count,
                [.. listed.Select(o => new SimilarCustomer(view.Index.CustomerAt(o.Customer), o.Similarity, view.NamesOf(o.Slice.Start, o.Slice.Length)))]);
        }
    }
}
