using System.Numerics;

namespace CustomerJourney.Journeys;

/// <summary>Typical journeys.</summary>
public sealed record ClusterQuestion
{
    /// <summary>How many clusters at most.</summary>
    public int Clusters { get; init; } = 12;

    /// <summary>Least similarity of a journey to its cluster's medoid, above 0 and at most 1.</summary>
    public double Threshold { get; init; } = 0.6;

    /// <summary>Which journeys: from, to, between or whole; positions, links and limit do not matter.</summary>
    public FrequencyQuestion Journeys { get; init; } = new();
}

/// <summary>Clusters of journeys. Their counts + unlike = anchors.</summary>
/// <param name="Anchors">Journeys looked at.</param>
/// <param name="Clusters">The largest first.</param>
/// <param name="Unlike">Journeys that are like no medoid.</param>
public sealed record ClusterAnswer(long Anchors, IReadOnlyList<JourneyCluster> Clusters, long Unlike);

/// <summary>Journeys that are like one of them.</summary>
/// <param name="Medoid">The journey that the others are nearest to.</param>
/// <param name="Count">Journeys in the cluster.</param>
/// <param name="Share">Of all journeys, 0 to 1.</param>
/// <param name="Different">Different journeys among them.</param>
/// <param name="MeanSimilarity">To the medoid.</param>
public sealed record JourneyCluster(IReadOnlyList<string> Medoid, long Count, double Share, long Different, double MeanSimilarity);

/// <summary>Clusters journeys around medoids: the most frequent that are not alike lead, every journey joins the leader it is most like, then each cluster takes its best middle for a leader, until nothing changes.</summary>
public static class JourneyClusters
{
    private const int MostRounds = 4;
    private const int MostCandidates = 64; // of a cluster's medoid: its most frequent journeys
    private const int Sampled = 2048; // most frequent members that a candidate is measured on

    /// <summary>Answers a question.</summary>
    /// <exception cref="JourneyQuestionException">A step or attribute is unknown.</exception>
    public static ClusterAnswer Ask(JourneyIndex index, ClusterQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Clusters < 1 || question.Threshold is not (> 0 and <= 1))
            throw new ArgumentException("At least one cluster, and a threshold above 0 and at most 1.", nameof(question));
        return JourneyView.Of(index, question.Journeys.Selection, cancellationToken).Ask(new Asked(question, cancellationToken));
    }

    private sealed class Asked(ClusterQuestion question, CancellationToken cancellationToken) : ILogQuestion<ClusterAnswer>
    {
        public unsafe ClusterAnswer Ask<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var journeys = Counted(log);
            var leaders = Leaders(log, journeys);
            var homes = Assign(log, journeys, leaders);
            for (var round = 0; round < MostRounds; round++)
            {
                var better = Enumerable.Range(0, leaders.Count).Select(c => Medoid(log, journeys, homes, c, leaders[c])).ToList();
                if (better.SequenceEqual(leaders))
                    break;
                leaders = better;
                homes = Assign(log, journeys, leaders);
            }

            return Answer(log.View, journeys, leaders, homes);
        }

        /// <summary>Different journeys, the most frequent first.</summary>
        private unsafe CountedSlice[] Counted<TStep, TTime>(Log<TStep, TTime> log)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            using var found = FoundSlices.Find(log, question.Journeys, cancellationToken);
            using var counter = new SliceCounter<TStep>(log.Steps, found.Count);
            foreach (var part in found.Parts)
                counter.Add(part.Slices, 0, 1);

            var top = new TopSlices<TStep>(log.Steps, counter.Distinct);
            top.Add(counter.Table);
            return [.. top.Sorted()];
        }

        private List<int> Leaders<TStep, TTime>(Log<TStep, TTime> log, CountedSlice[] journeys)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            List<int> leaders = [];
            List<StepDistance<TStep>> distances = [];
            for (var j = 0; j < journeys.Length && leaders.Count < question.Clusters; j++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var isLike = false;
                for (var leader = 0; leader < leaders.Count && !isLike; leader++)
                    isLike = Similarity(log, distances[leader], journeys[leaders[leader]], journeys[j]) >= question.Threshold;
                if (isLike)
                    continue;
                leaders.Add(j);
                distances.Add(new StepDistance<TStep>(log.StepsOf(journeys[j].Start, journeys[j].Length), log.View.Steps.Count));
            }

            return leaders;
        }

        /// <summary>For each journey the cluster it is most like and how much; -1 when it is like none.</summary>
        private (int Cluster, double Similarity)[] Assign<TStep, TTime>(Log<TStep, TTime> log, CountedSlice[] journeys, List<int> leaders)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var homes = new (int, double)[journeys.Length];
            Workers.ForRange(journeys.Length, (from, to) =>
            {
                var distances = leaders.Select(l => new StepDistance<TStep>(log.StepsOf(journeys[l].Start, journeys[l].Length), log.View.Steps.Count)).ToArray();
                for (var j = from; j < to; j++)
                {
                    var best = (-1, 0.0);
                    for (var c = 0; c < distances.Length; c++)
                    {
                        var similarity = Similarity(log, distances[c], journeys[leaders[c]], journeys[j]);
                        if (similarity >= question.Threshold && similarity > best.Item2)
                            best = (c, similarity);
                    }

                    homes[j] = best;
                }
            }, cancellationToken);
            return homes;
        }

        private int Medoid<TStep, TTime>(Log<TStep, TTime> log, CountedSlice[] journeys, (int Cluster, double Similarity)[] homes, int cluster, int leader)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            cancellationToken.ThrowIfCancellationRequested();
            var members = Enumerable.Range(0, homes.Length).Where(j => homes[j].Cluster == cluster).Take(Sampled).ToArray();
            var (best, closest) = (leader, double.MinValue);
            foreach (var candidate in members.Take(MostCandidates))
            {
                var distance = new StepDistance<TStep>(log.StepsOf(journeys[candidate].Start, journeys[candidate].Length), log.View.Steps.Count);
                var sum = members.Sum(m => journeys[m].Count * Similarity(log, distance, journeys[candidate], journeys[m]));
                if (sum > closest)
                    (best, closest) = (candidate, sum);
            }

            return best;
        }

        private static double Similarity<TStep, TTime>(Log<TStep, TTime> log, StepDistance<TStep> distance, CountedSlice from, CountedSlice to)
            where TStep : unmanaged, IBinaryInteger<TStep>
            where TTime : struct, IInstants
        {
            var longer = Math.Max(from.Length, to.Length);
            return 1 - (double)distance.To(log.StepsOf(to.Start, to.Length)) / longer;
        }

        private static ClusterAnswer Answer(JourneyView view, CountedSlice[] journeys, List<int> leaders, (int Cluster, double Similarity)[] homes)
        {
            var all = journeys.Sum(j => (long)j.Count);
            var members = homes.Select((home, j) => (home.Cluster, home.Similarity, Journey: journeys[j])).Where(m => m.Cluster >= 0).ToLookup(m => m.Cluster);
            var clusters = leaders.Select((leader, c) =>
            {
                var count = members[c].Sum(m => (long)m.Journey.Count);
                return new JourneyCluster(view.NamesOf(journeys[leader].Start, journeys[leader].Length), count, (double)count / all, members[c].Count(),
                    count == 0 ? 0 : members[c].Sum(m => m.Similarity * m.Journey.Count) / count);
            }).Where(c => c.Count > 0).OrderByDescending(c => c.Count).ToList();
            return new ClusterAnswer(all, clusters, all - clusters.Sum(c => c.Count));
        }
    }
}
