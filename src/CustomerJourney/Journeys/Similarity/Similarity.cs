using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Finds all customers with a similar journey. Exact: what is ruled out without comparing could not be similar.</summary>
public static class Similarity
{
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
        var asked = customers.Select(id => PlaceOf(index, id)).ToArray();
        var view = JourneyView.Of(index, question.Selection, cancellationToken, asked);
        return view.Ask(new Asked(question, asked, journeys, cancellationToken));
    }

    private static int PlaceOf(JourneyIndex index, string customer)
    {
        var place = index.FindCustomer(customer);
        return place >= 0 ? place : throw new JourneyQuestionException("There is no touchpoint of the customer asked for in this log. Check the id; ids are compared exactly.");
    }

    private sealed class Asked(SimilarityQuestion question, int[] customers, IReadOnlyList<IReadOnlyList<string>> drawn, CancellationToken cancellationToken) : ILogQuestion<SimilarityAnswer[]>
    {
        public unsafe SimilarityAnswer[] Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var window = question.Window ?? new FrequencyQuestion();
            var wanted = customers.Select(c => SliceOf(log, window, c)).ToArray();
            var slices = Slices(log, window);
            var groups = new JourneyGroups<TStep>(log.Steps, slices, cancellationToken);
            var search = new SimilarSearch<TStep>(log.Steps, groups, log.View.Steps.Count, question.Threshold);
            var journeys = drawn.Select(d => d.Select(s => TStep.CreateTruncating(log.View.CodeOf(s))).ToArray()).ToArray();
            var next = question.Next is { } horizon ? new NextCounter<TStep, TTime>(log, horizon, log.View.Columns.Scale) : null;
            var rates = next?.Count(slices.Where(s => log.View.IsInPopulation(log.View.CustomerOf(s.Start))));
            var answers = new SimilarityAnswer[customers.Length + journeys.Length];
            var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Workers.Count };
            Parallel.For(0, answers.Length, options, i =>
            {
                var isDrawn = i >= wanted.Length;
                var journey = isDrawn ? journeys[i - wanted.Length] : log.StepsOf(wanted[i].Start, wanted[i].Length);
                var similar = search.Find(journey);
                var others = Others(log.View, slices, groups, similar, isDrawn ? -1 : customers[i]);
                answers[i] = Answer(log.View, others, isDrawn ? -1 : customers[i], StepNames(log.View, journey)) with { Next = next?.Compare(others.Select(o => o.Slice), rates.GetValueOrDefault()) };
            });
            return answers;
        }

        private static List<string> StepNames<TStep>(JourneyView view, ReadOnlySpan<TStep> journey)
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

        private JourneySlice[] Slices<TStep, TTime>(Log<TStep, TTime> log, FrequencyQuestion window)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            using var found = FoundSlices.Find(log, window, cancellationToken);
            var slices = new List<JourneySlice>(found.Count);
            foreach (var part in found.Parts)
            {
                foreach (var slice in part.Slices)
                    slices.Add(Cut(log, slice));
            }

            return [.. slices];
        }

        private unsafe JourneySlice Cut<TStep, TTime>(Log<TStep, TTime> log, JourneySlice slice)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            if (question.Last is not { } last || slice.Length <= last)
                return slice;
            var start = slice.Start + slice.Length - last;
            return new JourneySlice(start, last, StepHash.Of((byte*)(log.Steps + start), last * sizeof(TStep), (byte*)log.End));
        }

        private static List<(int Customer, double Similarity, JourneySlice Slice)> Others<TStep>(JourneyView view, JourneySlice[] slices, JourneyGroups<TStep> groups, List<(int Place, double Similarity)> similar, int asked)
            where TStep : unmanaged, IBinaryInteger<TStep>
        {
            var others = new List<(int Customer, double Similarity, JourneySlice Slice)>();
            foreach (var (place, similarity) in similar)
            {
                foreach (var member in groups.MembersOf(place))
                {
                    var customer = view.CustomerOf(slices[member].Start);
                    if (customer != asked && view.IsInPopulation(customer))
                        others.Add((customer, similarity, slices[member]));
                }
            }

            others.Sort((a, b) => a.Similarity != b.Similarity ? b.Similarity.CompareTo(a.Similarity) : a.Customer.CompareTo(b.Customer));
            return others;
        }

        private SimilarityAnswer Answer(JourneyView view, List<(int Customer, double Similarity, JourneySlice Slice)> others, int asked, IReadOnlyList<string> steps)
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
