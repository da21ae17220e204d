using CustomerJourney.Identity;
using CustomerJourney.Identity.Linkage;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>Files with <c>record_id,cluster_id</c>.</summary>
internal static class ClusterFile
{
    private const int BufferSize = 1 << 16;
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>Writes clusters, each named after its first record.</summary>
    public static void Write(string path, IReadOnlyList<string> ids, IReadOnlyList<int> clusterOf)
    {
        var unfinished = path + ".part";
        using (var file = new StreamWriter(unfinished, false, new System.Text.UTF8Encoding(false), BufferSize) { NewLine = "\n" })
        {
            file.WriteLine("record_id,cluster_id");
            for (var record = 0; record < ids.Count; record++)
            {
                WriteField(file, ids[record]);
                file.Write(',');
                WriteField(file, ids[clusterOf[record]]);
                file.WriteLine();
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Measures clusters against a file of the truth.</summary>
    public static ClusterQuality Measure(string truth, IReadOnlyList<string> ids, IReadOnlyList<int> clusterOf)
    {
        var found = new Dictionary<string, string>(ids.Count);
        for (var record = 0; record < ids.Count; record++)
            found[ids[record]] = ids[clusterOf[record]];
        return ClusterQuality.Of(Read(truth), found);
    }

    private static Dictionary<string, string> Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {Path.GetFileName(path)}.");
        using var text = new StreamReader(path);
        var table = CsvRecords.Read(text);
        if (table.Find("cluster_id") is not { } clusters)
            throw new InvalidDataException($"{Path.GetFileName(path)} needs the columns record_id and cluster_id.");
        return Enumerable.Range(0, table.Count).ToDictionary(record => table.Ids[record], record => clusters.Values[clusters.Numbers[record]]);
    }

    private static void WriteField(StreamWriter file, string value)
    {
        if (value.AsSpan().IndexOfAny(Special) < 0)
            file.Write(value);
        else
            file.Write($"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }
}
