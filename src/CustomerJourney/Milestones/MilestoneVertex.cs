using System.Globalization;
using CustomerJourney.Graph;

namespace CustomerJourney.Milestones;

/// <summary>How a reached milestone stands in the graph: a vertex, <c>reached</c> from the customer, <c>evidenced_by</c> to the touchpoints.</summary>
public static class MilestoneVertex
{
    /// <summary>Id of the vertex: <c>milestone:&lt;definition&gt;:&lt;customer&gt;[:&lt;n&gt;]</c>, n from 2 on.</summary>
    public static string Id(string milestone, string customerId, int number)
    {
        var id = $"milestone:{milestone}:{customerId}";
        return number == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}:{number}");
    }

    /// <summary>Id of the edge customer → milestone.</summary>
    public static string ReachedId(string vertexId) => $"reached:{vertexId}";

    /// <summary>Id of an edge milestone → touchpoint.</summary>
    public static string EvidenceId(string vertexId, string touchpointId) => $"evidenced_by:{vertexId}:{touchpointId}";

    /// <summary>The statements that make the graph hold exactly these occurrences of one milestone for one customer; running them again changes nothing.</summary>
    /// <param name="milestone">Name of the definition.</param>
    /// <param name="customerId">Id of the customer vertex.</param>
    /// <param name="occurrences">What was found, in order.</param>
    /// <param name="before">What the graph holds now.</param>
    public static IReadOnlyList<GremlinText> Upserts(
        string milestone, string customerId, IReadOnlyList<MilestoneOccurrence> occurrences, IReadOnlyList<MilestoneOccurrence> before)
    {
        var statements = new List<GremlinText>();
        for (var index = 0; index < Math.Max(occurrences.Count, before.Count); index++)
        {
            var id = Id(milestone, customerId, index + 1);
            var now = index < occurrences.Count ? occurrences[index] : null;
            var then = index < before.Count ? before[index] : null;
            if (now is not null && then is not null && now.ReachedAt == then.ReachedAt && now.Evidence.ToHashSet().SetEquals(then.Evidence))
                continue;
            if (then is not null)
                statements.Add(GremlinText.Of($"g.V({id}).drop()"));
            if (now is not null)
                statements.AddRange(Additions(milestone, customerId, id, now));
        }

        return statements;
    }

    private static IEnumerable<GremlinText> Additions(string milestone, string customerId, string id, MilestoneOccurrence occurrence)
    {
        yield return GremlinText.Of($"g.addV('milestone').property(id, {id}).property(single, 'name', {milestone}).property(single, 'reachedAt', {occurrence.ReachedAt})");
        yield return GremlinText.Of($"g.V({customerId}).addE('reached').to(V({id})).property(id, {ReachedId(id)}).property('at', {occurrence.ReachedAt})");
        foreach (var touchpoint in occurrence.Evidence)
            yield return GremlinText.Of($"g.V({id}).addE('evidenced_by').to(V({touchpoint})).property(id, {EvidenceId(id, touchpoint)})");
    }
}
