using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using CustomerJourney.Milestones;

namespace CustomerJourney.Aws.Milestones;

/// <summary>Milestones in a DynamoDB table with the key <c>name</c>: the definition as its file, the query, and the trigger in attributes of its own, so that others can filter by it.</summary>
public sealed class DynamoMilestones(IAmazonDynamoDB dynamo, string table) : IMilestoneStore
{
    private const string Name = "name";
    private const string Definition = "definition";
    private const string Query = "query";
    private const string TriggerTypes = "triggerTypes";
    private const string WakesAfterSeconds = "wakesAfterSeconds";
    private const string Active = "active";

    /// <inheritdoc/>
    public Task SaveAsync(CompiledMilestone milestone, CancellationToken cancellationToken) =>
        dynamo.PutItemAsync(new PutItemRequest { TableName = table, Item = Item(milestone) }, cancellationToken);

    /// <inheritdoc/>
    public async Task<CompiledMilestone?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var found = await dynamo.GetItemAsync(new GetItemRequest { TableName = table, Key = Key(name), ConsistentRead = true }, cancellationToken);
        return found.Item is { Count: > 0 } item ? Milestone(item) : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CompiledMilestone>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<CompiledMilestone>();
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await dynamo.ScanAsync(request, cancellationToken);
            all.AddRange((page.Items ?? []).Select(Milestone));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return [.. all.OrderBy(milestone => milestone.Definition.Name, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        dynamo.DeleteItemAsync(new DeleteItemRequest { TableName = table, Key = Key(name) }, cancellationToken);

    private static Dictionary<string, AttributeValue> Key(string name) => new() { [Name] = new AttributeValue { S = name } };

    private static Dictionary<string, AttributeValue> Item(CompiledMilestone milestone)
    {
        var item = Key(milestone.Definition.Name);
        item[Definition] = new AttributeValue { S = MilestoneFile.Write(milestone.Definition) };
        item[Query] = new AttributeValue { S = milestone.Query };
        item[TriggerTypes] = new AttributeValue { L = [.. milestone.Trigger.Types.Select(type => new AttributeValue { S = type })] };
        item[Active] = new AttributeValue { BOOL = milestone.IsActive };
        if (milestone.Trigger.WakesAfter is { } wakes)
            item[WakesAfterSeconds] = new AttributeValue { N = wakes.TotalSeconds.ToString(CultureInfo.InvariantCulture) };
        return item;
    }

    private static CompiledMilestone Milestone(Dictionary<string, AttributeValue> item)
    {
        var types = item[TriggerTypes].L?.Select(type => type.S) ?? [];
        TimeSpan? wakes = item.TryGetValue(WakesAfterSeconds, out var seconds) ? TimeSpan.FromSeconds(double.Parse(seconds.N, CultureInfo.InvariantCulture)) : null;
        var trigger = new MilestoneTrigger([.. types], wakes);
        return new CompiledMilestone(MilestoneFile.Parse(item[Definition].S), item[Query].S, trigger, item[Active].BOOL == true);
    }
}
