using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;

namespace CustomerJourney.Functions.EndToEnd;

/// <summary>Looks for texts in every byte of a folder: as they stand, unzipped, in Parquet's columns, in the encodings that sources write.</summary>
internal static class WorkspaceBytes
{
    private static readonly Encoding[] Encodings = [Encoding.UTF8, Encoding.Latin1, Encoding.Unicode];

    /// <summary>The files that hold one of the texts, with the text.</summary>
    public static IReadOnlyList<string> Find(string folder, IReadOnlyList<string> texts) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .SelectMany(file => texts.Where(text => Holds(file, text)).Select(text => $"{Path.GetRelativePath(folder, file)}: {text}")).Order(StringComparer.Ordinal)];

    private static bool Holds(string file, string text) => Contents(file).Any(content => Encodings.Any(encoding => content.AsSpan().IndexOf(encoding.GetBytes(text)) >= 0));

    private static IEnumerable<byte[]> Contents(string file)
    {
        var bytes = File.ReadAllBytes(file);
        yield return bytes;
        if (bytes is [0x1F, 0x8B, ..])
        {
            using var unzipped = new MemoryStream();
            using (var zip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
                zip.CopyTo(unzipped);
            yield return unzipped.ToArray();
        }

        if (file.EndsWith(".parquet", StringComparison.Ordinal))
            yield return Encoding.UTF8.GetBytes(Rows(file));
    }

    private static string Rows(string file)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select * from read_parquet('{file}')";
        using var reader = command.ExecuteReader();
        var text = new StringBuilder();
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
                text.Append(reader.GetValue(column)).Append('\t');
        }

        return text.ToString();
    }
}
