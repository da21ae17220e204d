using System.Text;
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
            var mapping = ReadMapping.From(Path.GetFileName(options.Source), await File.ReadAllBytesAsync(options.Source, cancellationToken));
            if (options.IsMatching || options.PlanBytes is not null)
            {
                await (options.PlanBytes is { } bytes ? PlanAsync(mapping, options.File, bytes, (input, buffered), cancellationToken) : MatchAsync(mapping, (input, buffered), cancellationToken));
                return 0;
            }

            var mapped = await MapAsync(mapping, options, (input, buffered, options.Graph), cancellationToken);
            await buffered.FlushAsync(cancellationToken);
            await messages.WriteLineAsync(CountsLine(mapped));
            return 0;
        }
        catch (Exception mistake) when (mistake is MappingException or SourceFileException or IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            await messages.WriteLineAsync($"ccj-map: {mistake.Message}");
            return 1;
        }
    }

    private static async Task PlanAsync(SourceMapping mapping, string file, long bytes, (Stream Input, Stream Output) between, CancellationToken cancellationToken)
    {
        foreach (var part in await PlanFile.RunAsync(mapping, file, between.Input, bytes, cancellationToken))
            await between.Output.WriteAsync((byte[])[.. part.ToJson(), (byte)'\n'], cancellationToken);
    }

    private static async Task MatchAsync(SourceMapping mapping, (Stream Input, Stream Output) between, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(between.Input);
        while (await reader.ReadLineAsync(cancellationToken) is { } name)
        {
            if (FindFiles.Matches(mapping, name))
                await between.Output.WriteAsync(Encoding.UTF8.GetBytes(name + "\n"), cancellationToken);
        }
    }

    private static async Task<MappedStream> MapAsync(SourceMapping mapping, MapperOptions options, (Stream, Stream, string?) between, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(options, cancellationToken);
        var forgotten = options.Forgotten is { } list ? Forgotten.Of(await File.ReadAllLinesAsync(list, cancellationToken), key) : Forgotten.Nobody;
        if (options.Part is { } part)
            return await MapStream.PartAsync(mapping, FilePart.Parse(await File.ReadAllBytesAsync(part, cancellationToken)), key, forgotten, between, cancellationToken);
        return options.IsRecords
            ? await MapStream.RecordsAsync(mapping, new MapRecords(mapping, key, options.Batch, forgotten), options.File, options.Header, between, cancellationToken)
            : await MapStream.FileAsync(mapping, options.File, options.Batch, key, forgotten, between, cancellationToken);
    }

    private static async Task<IdentifierKey> KeyAsync(MapperOptions options, CancellationToken cancellationToken)
    {
        var hex = options.KeyFile is { } file ? await File.ReadAllTextAsync(file, cancellationToken) : Environment.GetEnvironmentVariable(KeyVariable);
        return string.IsNullOrWhiteSpace(hex)
            ? throw new ArgumentException($"The identifiers' secret is missing: give --key-file FILE or set {KeyVariable} (hexadecimal, 32 digits or more).")
            : new IdentifierKey(Convert.FromHexString(hex.Trim()));
    }

    private static string CountsLine(MappedStream mapped)
    {
        var counts = mapped.Counts;
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
            json.WriteString("encoding", mapped.Encoding);
            json.WriteString("damage", mapped.Damage);
            Numbers(json, "notes", mapped.Notes);
            Numbers(json, "types", mapped.Types);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.ToArray());
    }

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, long> numbers)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in numbers)
            json.WriteNumber(key, count);
        json.WriteEndObject();
    }
}
