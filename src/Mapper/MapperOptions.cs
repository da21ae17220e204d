using System.Globalization;

namespace CustomerJourney.Mapper;

/// <summary>What the mapper's arguments say.</summary>
/// <param name="Source">The mapping file.</param>
/// <param name="File">Name of the input's file relative to <c>raw/</c>.</param>
/// <param name="IsRecords">Whether the input is enveloped rows, not a file.</param>
/// <param name="Header">Header line of enveloped CSV rows.</param>
/// <param name="KeyFile">File with the identifiers' secret, hex; null takes it from the environment.</param>
/// <param name="Batch">Id that quarantined rows carry.</param>
/// <param name="Graph">Folder that gets the graph's load files; null writes none.</param>
/// <param name="PlanBytes">Least bytes of a part, to cut the file instead of mapping it; null maps.</param>
/// <param name="IsMatching">Whether names of files come in, and those go out that are the source's.</param>
/// <param name="Part">File with the part of the input's file that is mapped, as planned; null maps all.</param>
/// <param name="Forgotten">File with the keys of what is left out, one a line; null when nobody was forgotten.</param>
internal sealed record MapperOptions(string Source, string File, bool IsRecords, string? Header, string? KeyFile, string Batch, string? Graph, long? PlanBytes, bool IsMatching, string? Part, string? Forgotten)
{
    /// <summary>How to call the mapper.</summary>
    public const string Usage = """
        usage: ccj-map --source NAME.source.json --file NAME [--records [--header LINE]] [--batch ID] [--graph FOLDER] [--key-file FILE] [--forgotten FILE]
               ccj-map --source NAME.source.json --file NAME --plan BYTES
               ccj-map --source NAME.source.json --part FILE [--graph FOLDER] [--key-file FILE] [--forgotten FILE]
               ccj-map --source NAME.source.json --match
          standard input   the file's bytes; with --records one JSON object a line: {"text":"…","row":1,"line":2,"earlier":0,"file":"…","header":"…"}
                           with --match names of files relative to raw/, one a line
          standard output  mapped rows, one JSON object a line, each with its "table"; with --plan the parts of the file, each for --part;
                           with --match the names that the mapping names
          standard error   at the end one JSON object with the counts
          --forgotten      a file with the column "key" of the lake's table curated/forgotten, one a line: rows of these people are left out
          the identifiers' secret is read from --key-file or the environment variable CCJ_IDENTIFIER_KEY (hexadecimal)
        """;

    /// <summary>Reads arguments; null when they are wrong.</summary>
    public static MapperOptions? From(string[] arguments)
    {
        var read = new MapperOptions("", "", false, null, null, "", null, null, false, null, null);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--records")
                read = read with { IsRecords = true };
            else if (arguments[i] == "--match")
                read = read with { IsMatching = true };
            else if (i + 1 == arguments.Length || With(read, arguments[i], arguments[++i]) is not { } next)
                return null;
            else
                read = next;
        }

        return read.Source.Length == 0 || (read.File.Length == 0 && !read.IsRecords && !read.IsMatching && read.Part is null) ? null : read;
    }

    private static MapperOptions? With(MapperOptions read, string name, string value) => name switch
    {
        "--source" => read with { Source = value },
        "--file" => read with { File = value },
        "--header" => read with { Header = value },
        "--key-file" => read with { KeyFile = value },
        "--batch" => read with { Batch = value },
        "--graph" => read with { Graph = value },
        "--part" => read with { Part = value },
        "--forgotten" => read with { Forgotten = value },
        "--plan" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 => read with { PlanBytes = bytes },
        _ => null,
    };
}
