using System.Text.Json;
using CustomerJourney.Touchpoints;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Mapper;

/// <summary>The mapper between its standard streams: 0 done, 1 the data or the mapping is wrong, 2 usage.</summary>
internal static class MapperProgram
{
    private const string KeyVariable = "CCJ_IDENTIFIER_KEY";

    /// <summary>Maps the input.</summary>
    public static async Task<int> RunAsync(string[] arguments, Stream input, Stream output, TextWriter messages, CancellationToken cancellationToken)
    {
        if (MapperOptions.From(arguments) is not { } options)
        {
            await messages.WriteLineAsync(MapperOptions.Usage);
            return 2;
        }

        try
        {
            await using var buffered = new BufferedStream(output, 1 << 16);
            var (counts, notes) = await MapAsync(options, input, buffered, cancellationToken);
            await buffered.FlushAsync(cancellationToken);
            await messages.WriteLineAsync(CountsLine(counts, notes));
            return 0;
        }
        catch (Exception mistake) when (mistake is MappingException or SourceFileException or IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            await messages.WriteLineAsync($"ccj-map: {mistake.Message}");
            return 1;
        }
    }

    private static async Task<(RowCounts Counts, IReadOnlyDictionary<string, long> Notes)> MapAsync(MapperOptions options, Stream input, Stream output, CancellationToken cancellationToken)
    {
        var mapping = ReadMapping.From(Path.GetFileName(options.Source), await File.ReadAllBytesAsync(options.Source, cancellationToken));
        var key = await KeyAsync(options, cancellationToken);
        if (!options.IsRecords)
            return await MapStream.FileAsync(mapping, options.File, options.Batch, key, (input, output), cancellationToken);
        var mapper = new MapRecords(mapping, key, options.Batch);
        await MapStream.RecordsAsync(mapper, options.File, options.Header, (input, output), cancellationToken);
        return (mapper.Counts, mapper.Notes);
    }

    private static async Task<IdentifierKey> KeyAsync(MapperOptions options, CancellationToken cancellationToken)
    {
        var hex = options.KeyFile is { } file ? await File.ReadAllTextAsync(file, cancellationToken) : Environment.GetEnvironmentVariable(KeyVariable);
        return string.IsNullOrWhiteSpace(hex)
            ? throw new ArgumentException($"The identifiers' secret is missing: give --key-file FILE or set {KeyVariable} (hexadecimal, 32 digits or more).")
            : new IdentifierKey(Convert.FromHexString(hex.Trim()));
    }

    private static string CountsLine(RowCounts counts, IReadOnlyDictionary<string, long> notes)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteNumber("read", counts.Read);
            json.WriteNumber("curated", counts.Curated);
            json.WriteNumber("quarantined", counts.Quarantined);
            json.WriteNumber("filtered", counts.Filtered);
            json.WriteNumber("touchpoints", counts.Touchpoints);
            json.WriteNumber("parties", counts.Parties);
            json.WriteStartObject("notes");
            foreach (var (note, count) in notes)
                json.WriteNumber(note, count);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(line.ToArray());
    }
}
