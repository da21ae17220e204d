using System.Globalization;
using System.Numerics;
using System.Text;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Lambda.KinesisEvents;
using CustomerJourney.Functions.Protocol;
using CustomerJourney.Graph;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.Functions;

/// <summary>Takes touchpoints from a stream, one JSON object a record; what fails is told record by record, so that the stream goes on from there.</summary>
public sealed class IngestStream(TakeLive live, ILogger<IngestStream> log)
{
    private const int RecordsAtOnce = 100;
    private static readonly BigInteger LargestNumber = new(1_000_000_000_000L);

    /// <summary>Handles a batch of records in their order.</summary>
    [LambdaFunction(ResourceName = nameof(IngestStream), Timeout = 60, MemorySize = 1024)]
    public async Task<StreamsEventResponse> Handle(KinesisEvent batch, ILambdaContext context)
    {
        using var deadline = Deadline.Of(context);
        foreach (var records in batch.Records.Chunk(RecordsAtOnce))
        {
            try
            {
                await TakeAsync(records, deadline.Token);
            }
            catch (Exception failure) when (failure is GraphQueryException or IOException or OperationCanceledException)
            {
                // The stream delivers again from this record on; what was taken of the chunk is taken once all the same.
                log.LogWarning("Records from {SequenceNumber} on were not taken: {Kind}", records[0].Kinesis.SequenceNumber, failure.GetType().Name);
                return new StreamsEventResponse { BatchItemFailures = [new StreamsEventResponse.BatchItemFailure { ItemIdentifier = records[0].Kinesis.SequenceNumber }] };
            }
        }

        return new StreamsEventResponse { BatchItemFailures = [] };
    }

    private async Task TakeAsync(KinesisEvent.KinesisEventRecord[] records, CancellationToken cancellationToken)
    {
        foreach (var shard in records.GroupBy(ShardOf, StringComparer.Ordinal))
        {
            var problems = await live.RunAsync(
                [.. shard.Select(record => Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()))], shard.Key, [.. shard.Select(NumberOf)], cancellationToken);
            if (problems.Count(problem => problem is not null) is > 0 and var quarantined)
                log.LogInformation("{Quarantined} of {Records} records of {Shard} were quarantined", quarantined, problems.Count, shard.Key);
        }
    }

    /// <summary>An event's id is <c>shardId-000000000000:SEQUENCE</c>.</summary>
    private static string ShardOf(KinesisEvent.KinesisEventRecord record) =>
        record.EventId?.Split(':') is [{ Length: > 0 } shard, _] ? shard : "stream";

    private static long NumberOf(KinesisEvent.KinesisEventRecord record) =>
        BigInteger.TryParse(record.Kinesis.SequenceNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (long)(number % LargestNumber) : 0;
}
