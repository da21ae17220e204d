using System.Text;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Insights;

/// <summary>Takes vertices and their edges out of the files the graph was loaded from, so that loading them again does not bring a person back.</summary>
internal static class EraseLoadFiles
{
    private static readonly string[] Prefixes = ["curated/graph/", "graph/"]; // of batches; of resolution and milestones
    private const int IdColumns = 3; // an edge file begins with ~id, ~from, ~to; a vertex file with ~id, ~label and a property
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Rewrites the files that name one of them.</summary>
    public static async Task RunAsync(IObjectLake lake, HashSet<string> vertices, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        foreach (var prefix in Prefixes)
        {
            await foreach (var file in lake.ListAsync(prefix, cancellationToken))
            {
                if (file.Key.EndsWith(".csv", StringComparison.Ordinal))
                    keys.Add(file.Key);
            }
        }

        foreach (var key in keys)
        {
            if (await RecordsAsync(lake, key, cancellationToken).AnyAsync(record => Names(record, vertices), cancellationToken))
                await RewriteAsync(lake, key, vertices, cancellationToken);
        }
    }

    private static Task RewriteAsync(IObjectLake lake, string key, HashSet<string> vertices, CancellationToken cancellationToken) =>
        lake.WriteAsync(key, async (stream, stop) =>
        {
            await using var writer = new StreamWriter(stream, Utf8, leaveOpen: true);
            await foreach (var record in RecordsAsync(lake, key, stop))
            {
                if (!Names(record, vertices))
                    await writer.WriteAsync((record + "\n").AsMemory(), stop);
            }
        }, cancellationToken);

    private static async IAsyncEnumerable<string> RecordsAsync(IObjectLake lake, string key, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await lake.OpenReadAsync(key, cancellationToken);
        using var reader = new StreamReader(stream, Utf8);
        var record = new StringBuilder();
        var isOpen = false;
        // A record goes on over line ends while a quote is open; ReadLine would lose a lone CR within a value, hence blocks.
        var block = new char[1 << 16];
        while (await reader.ReadBlockAsync(block, cancellationToken) is > 0 and var length)
        {
            for (var i = 0; i < length; i++)
            {
                isOpen ^= block[i] == '"';
                if (block[i] != '\n' || isOpen)
                {
                    record.Append(block[i]);
                    continue;
                }

                yield return record.ToString();
                record.Clear();
            }
        }

        if (record.Length > 0)
            yield return record.ToString();
    }

    private static bool Names(string record, HashSet<string> vertices)
    {
        var at = 0;
        for (var column = 0; column < IdColumns && at <= record.Length; column++)
        {
            if (vertices.Contains(Field(record, ref at)))
                return true;
        }

        return false;
    }

    private static string Field(string record, ref int at)
    {
        var start = at;
        var isOpen = false;
        while (at < record.Length && (isOpen || record[at] != ','))
            isOpen ^= record[at++] == '"';
        var text = record[start..at++];
        return text is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }
}
