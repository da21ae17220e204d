using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomerJourney.Ccj.Hosting;
using CustomerJourney.Milestones;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj ingest</c>: JSON lines into the local stream.</summary>
internal static class IngestVerb
{
    private const int RecordsAtOnce = 200;
    private const int Wrong = 1;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(200);

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Argument<string> input = new("FILE") { Description = "A file of JSON lines, or - for standard input." };
        return HubVerb.Of("ingest", """
            Puts touchpoints into the local stream, one JSON object a line; each is taken once however often it comes.
            Where `ccj serve` runs on the workspace, send them to POST /touchpoints instead.

              tail -f events.jsonl | ccj ingest - -w shop
            """, [input], async (hub, parsed, cancellationToken) =>
        {
            using var reader = parsed.GetValue(input) == "-" ? Console.In : new StreamReader(parsed.GetValue(input)!);
            var changes = hub.Services.GetRequiredService<FollowChanges>();
            long number = 0;
            var failed = false;
            await foreach (var lines in BatchesAsync(reader, cancellationToken))
            {
                failed |= !await SendAsync(hub, lines, number, cancellationToken);
                number += lines.Count;
                while (!(await changes.RunOnceAsync(cancellationToken)).IsCaughtUp)
                {
                }
            }

            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{number} records taken from the stream"));
            return failed ? Wrong : 0;
        });
    }

    /// <summary>Lines as they come, many at once when they come fast.</summary>
    private static async IAsyncEnumerable<List<string>> BatchesAsync(TextReader reader, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<string>();
        var next = reader.ReadLineAsync(cancellationToken).AsTask();
        while (true)
        {
            if (batch.Count > 0 && (batch.Count == RecordsAtOnce || await Task.WhenAny(next, Task.Delay(LongestWait, cancellationToken)) != next))
            {
                yield return batch;
                batch = [];
            }

            if (await next is not { } line)
                break;
            if (line.Length > 0)
                batch.Add(line);
            next = reader.ReadLineAsync(cancellationToken).AsTask();
        }

        if (batch.Count > 0)
            yield return batch;
    }

    /// <summary>Calls the stream's handler as Kinesis would; what it tells as failed is sent again from there.</summary>
    private static async Task<bool> SendAsync(LocalHub hub, List<string> lines, long from, CancellationToken cancellationToken)
    {
        const int Tries = 3;
        for (var (start, attempt) = (0, 1); start < lines.Count; attempt++)
        {
            if (attempt > Tries)
            {
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{lines.Count - start} records from line {from + start + 1} on could not be taken; send them again."));
                return false;
            }

            var records = lines.Skip(start).Select((line, index) => Record(line, from + start + index + 1)).ToList();
            var payload = JsonSerializer.SerializeToUtf8Bytes(new { Records = records });
            using var answer = JsonDocument.Parse(await hub.Invoker.InvokeAsync("IngestStream", payload, cancellationToken));
            var failures = answer.RootElement.TryGetProperty("batchItemFailures", out var list) ? list : default;
            if (failures.ValueKind != JsonValueKind.Array || failures.GetArrayLength() == 0)
                return true;
            start = (int)(long.Parse(failures[0].GetProperty("itemIdentifier").GetString()!, CultureInfo.InvariantCulture) - from - 1);
        }

        return true;
    }

    private static object Record(string line, long number)
    {
        var sequence = number.ToString(CultureInfo.InvariantCulture);
        return new
        {
            eventID = $"shardId-000000000000:{sequence}",
            eventSource = "aws:kinesis",
            eventVersion = "1.0",
            eventName = "aws:kinesis:record",
            awsRegion = "local",
            kinesis = new { data = Convert.ToBase64String(Encoding.UTF8.GetBytes(line)), partitionKey = sequence, sequenceNumber = sequence, kinesisSchemaVersion = "1.0" },
        };
    }
}
