using System.CommandLine;
using System.Globalization;
using CustomerJourney.Journeys;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>journeys index LOG.csv</c>: makes the file that every other question is asked of.</summary>
internal static class JourneysIndexVerb
{
    private const int ShownRejections = 5;

    private static readonly Argument<string> Log = new("log") { Description = "The event log: CSV with a header, may be gzipped (.gz)." };
    private static readonly Option<string> Case = new("--case") { Required = true, Description = "Column that tells whose row it is." };
    private static readonly Option<string> Step = new("--step") { Required = true, Description = "Column that tells what happened." };
    private static readonly Option<string> Time = new("--time") { Required = true, Description = "Column that tells when." };
    private static readonly Option<string> Out = new("--out") { Required = true, Description = "The index to write (Arrow IPC)." };
    private static readonly Option<string?> Channel = new("--channel") { Description = "Column that tells the channel." };
    private static readonly Option<string?> Attributes = new("--attributes") { Description = $"Columns to keep for filters, with commas; 'none' keeps none. Without it every column of at most {EventLogOptions.MostAutomaticValues} values is kept." };
    private static readonly Option<string?> CustomerAttributes = new("--customer-attributes") { Description = "Columns that tell of the customer rather than of the row, with commas. Without it those named case:…" };
    private static readonly Option<string?> TimeFormat = new("--time-format") { Description = "How times are written, such as 'dd.MM.yyyy HH:mm:ss'. Without it ISO 8601 or Unix numbers." };
    private static readonly Option<string?> Zone = new("--zone") { Description = "Zone of times that do not say one, such as Europe/Vienna. Without it UTC." };
    private static readonly Option<string?> Delimiter = new("--delimiter") { Description = "What separates fields ('tab' for a tab). Without it found out from the first line." };
    private static readonly Option<bool> Append = new("--append") { Description = "Extend the index at --out instead of replacing it." };

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        var command = new Command("index", """
            Makes a journey index from an event log.

            Example:
              ccj journeys index log.csv --case case_id --step activity --time timestamp --out log.arrow
            Rows that cannot be read go to OUT.rejected.csv with line and reason; the counts are shown.
            """) { Log, Case, Step, Time, Out, Channel, Attributes, CustomerAttributes, TimeFormat, Zone, Delimiter, Append };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(JourneysVerb.Guarded(() => Run(parsed, cancellationToken))));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(Log);
        var target = parsed.GetRequiredValue(Out);
        if (!File.Exists(path))
            throw new EventLogException($"There is no file {path}.");
        var options = new EventLogOptions(parsed.GetRequiredValue(Case), parsed.GetRequiredValue(Step), parsed.GetRequiredValue(Time))
        {
            Channel = parsed.GetValue(Channel),
            Attributes = Names(parsed.GetValue(Attributes)),
            CustomerAttributes = Names(parsed.GetValue(CustomerAttributes)),
            TimeFormat = parsed.GetValue(TimeFormat),
            Zone = ZoneOf(parsed.GetValue(Zone)),
            Delimiter = parsed.GetValue(Delimiter) is { Length: > 0 } delimiter ? delimiter is "tab" or "\\t" ? '\t' : delimiter[0] : null,
            Extend = parsed.GetValue(Append) && File.Exists(target) ? JourneyIndex.Open(target) : null,
        };
        var reading = EventLog.Read(path, options, new ByteProgress(path), cancellationToken);
        reading.Index.Save(target);
        Tell(reading, target);
        return 0;
    }

    private static void Tell(EventLogReading reading, string target)
    {
        var index = reading.Index;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reading.Rows:N0} rows: {reading.Rows - reading.Rejected.Count:N0} read, {reading.Rejected.Count:N0} rejected. {target}: {index.EventCount:N0} touchpoints of {index.CustomerCount:N0} customers, {index.Steps.Count} steps, version {index.Version}."));
        if (index.FindCustomer("") is var nameless and >= 0)
            Console.Error.WriteLine($"Note: rows without a case make one customer with an empty id (place {nameless}).");
        foreach (var column in reading.LeftOut)
            Console.Error.WriteLine($"Note: column '{column}' has more than {EventLogOptions.MostAutomaticValues} different values and was left out of the filters; --attributes {column} keeps it.");
        WriteRejected(reading.Rejected, target + ".rejected.csv");
    }

    private static void WriteRejected(IReadOnlyList<RejectedRow> rejected, string path)
    {
        if (rejected.Count == 0)
        {
            File.Delete(path);
            return;
        }

        foreach (var row in rejected.Take(ShownRejections))
            Console.Error.WriteLine($"  line {row.Line}: {row.Reason}");
        using var writer = new StreamWriter(path);
        writer.Write("line,reason,raw\n");
        foreach (var row in rejected)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{row.Line},{Quoted(row.Reason)},{Quoted(row.Raw)}\n"));
        Console.Error.WriteLine($"All {rejected.Count} rejected rows are in {path}.");
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string[]? Names(string? list) => list switch
    {
        null => null,
        "none" or "" => [],
        _ => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };

    private static TimeZoneInfo ZoneOf(string? zone)
    {
        if (zone is null)
            return TimeZoneInfo.Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? found
            : throw new EventLogException($"There is no time zone '{zone}'. Zones are named as in the IANA list: Europe/Vienna, America/New_York …");
    }

    /// <summary>Shows the share of the file that has been read, on a terminal only.</summary>
    private sealed class ByteProgress(string path) : IProgress<long>
    {
        private readonly long _length = Math.Max(1, new FileInfo(path).Length);
        private readonly bool _isGzip = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        private long _shown = -1;

        public void Report(long value)
        {
            if (Console.IsErrorRedirected)
                return;
            var now = _isGzip ? value >> 24 : value * 100 / _length;
            if (Interlocked.Exchange(ref _shown, now) != now)
                Console.Error.Write(_isGzip ? $"\r{value >> 20} MB " : $"\r{now} % ");
        }
    }
}
