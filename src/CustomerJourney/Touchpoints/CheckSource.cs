using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;

namespace CustomerJourney.Touchpoints;

/// <summary>Tries a mapping on the first rows of a file and writes nothing.</summary>
public static class CheckSource
{
    private static readonly IdentifierKey AnyKey = new(new byte[32]);

    /// <summary>Maps a file's first rows.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="key">Key of the file in the lake.</param>
    /// <param name="lake">The lake.</param>
    /// <param name="rows">How many rows to look at.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<SourceCheck> RunAsync(SourceMapping mapping, string key, IObjectLake lake, int rows, CancellationToken cancellationToken)
    {
        var file = key.StartsWith(MapBatch.RawZone, StringComparison.Ordinal) ? key[MapBatch.RawZone.Length..] : key;
        try
        {
            await using var source = await SourceFile.OpenAsync(mapping, key, file, lake, cancellationToken);
            var mapper = new RowMapper(mapping, file, "check", source.Rows.Columns, AnyKey);
            var (row, mapped) = (new SourceRow(), new MappedRows());
            do
            {
                while (mapper.Counts.Read < rows && source.Rows.TryRead(row))
                    mapper.Map(row, mapped);
            }
            while (mapper.Counts.Read < rows && await source.Rows.FillAsync(cancellationToken));
            return new SourceCheck(file, source.Rows.Columns, mapper.Counts, mapper.Notes, mapped, source.Rows.Damage);
        }
        catch (Exception problem) when (problem is MappingException or SourceFileException or IOException or UnauthorizedAccessException)
        {
            return new SourceCheck(file, null, new RowCounts(0, 0, 0, 0, 0, 0), new Dictionary<string, long>(), new MappedRows(), problem.Message);
        }
    }
}
