using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using CustomerJourney.Graph;

namespace CustomerJourney.Aws.Graph;

/// <summary>Checkpoints in a DynamoDB table with the key <c>reader</c>: one item a reader, moved by conditional writes.</summary>
public sealed class DynamoCheckpoints(IAmazonDynamoDB dynamo, string table) : ICheckpoints
{
    private const string Reader = "reader";
    private const string Commit = "commitNum";
    private const string Op = "opNum";

    /// <inheritdoc/>
    public async Task<ChangePosition?> FindAsync(string reader, CancellationToken cancellationToken)
    {
        var found = await dynamo.GetItemAsync(new GetItemRequest { TableName = table, Key = Key(reader), ConsistentRead = true }, cancellationToken);
        return found.Item is { Count: > 0 } item ? new ChangePosition(Number(item[Commit]), Number(item[Op])) : null;
    }

    /// <inheritdoc/>
    public async Task<bool> TryAdvanceAsync(string reader, ChangePosition? from, ChangePosition to, CancellationToken cancellationToken)
    {
        var item = Key(reader);
        item[Commit] = Number(to.CommitNum);
        item[Op] = Number(to.OpNum);
        var request = new PutItemRequest { TableName = table, Item = item, ConditionExpression = $"attribute_not_exists({Reader})" };
        if (from is { } position)
        {
            request.ConditionExpression = $"{Commit} = :commit AND {Op} = :op";
            request.ExpressionAttributeValues = new() { [":commit"] = Number(position.CommitNum), [":op"] = Number(position.OpNum) };
        }

        try
        {
            await dynamo.PutItemAsync(request, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            // The answer to a write that went through may have been lost, and its repetition refused.
            return await FindAsync(reader, cancellationToken) == to;
        }
    }

    private static Dictionary<string, AttributeValue> Key(string reader) => new() { [Reader] = new AttributeValue { S = reader } };

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private static long Number(AttributeValue value) => long.Parse(value.N, CultureInfo.InvariantCulture);
}
