namespace CustomerJourney.Touchpoints.Sources;

/// <summary>The mappings that lie in the lake, <c>sources/NAME.source.json</c>.</summary>
public static class SourceMappings
{
    private const string Folder = "sources/";

    /// <summary>Reads them all, by name.</summary>
    /// <exception cref="MappingException">Some are wrong; the message holds every mistake.</exception>
    public static async Task<IReadOnlyList<SourceMapping>> ReadAllAsync(IObjectLake lake, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lake);
        var (mappings, mistakes) = (new List<SourceMapping>(), new List<MappingMistake>());
        await foreach (var file in lake.ListAsync(Folder, cancellationToken))
        {
            if (!file.Key.EndsWith(ReadMapping.Ending, StringComparison.Ordinal))
                continue;
            if (ReadMapping.From(file.Key, await ContentAsync(lake, file.Key, cancellationToken), out var wrong) is { } mapping)
                mappings.Add(mapping);
            mistakes.AddRange(wrong);
        }

        return mistakes.Count == 0 ? mappings : throw new MappingException(string.Join('\n', mistakes));
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    /// <exception cref="MappingException">It is wrong; the message holds every mistake.</exception>
    public static async Task<SourceMapping> ReadAsync(IObjectLake lake, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lake);
        var key = Folder + name + ReadMapping.Ending;
        return await lake.FindAsync(key, cancellationToken) is null
            ? throw new KeyNotFoundException($"There is no mapping {key}.")
            : ReadMapping.From(key, await ContentAsync(lake, key, cancellationToken));
    }

    private static async Task<ReadOnlyMemory<byte>> ContentAsync(IObjectLake lake, string key, CancellationToken cancellationToken)
    {
        await using var stream = await lake.OpenReadAsync(key, cancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
