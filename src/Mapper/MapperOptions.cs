namespace CustomerJourney.Mapper;

/// <summary>What the mapper's arguments say.</summary>
/// <param name="Source">The mapping file.</param>
/// <param name="File">Name of the input's file relative to <c>raw/</c>.</param>
/// <param name="IsRecords">Whether the input is enveloped rows, not a file.</param>
/// <param name="Header">Header line of enveloped CSV rows.</param>
/// <param name="KeyFile">File with the identifiers' secret, hex; null takes it from the environment.</param>
/// <param name="Batch">Id that quarantined rows carry.</param>
internal sealed record MapperOptions(string Source, string File, bool IsRecords, string? Header, string? KeyFile, string Batch)
{
    /// <summary>How to call the mapper.</summary>
    public const string Usage = """
        usage: ccj-map --source NAME.source.json --file NAME [--records [--header LINE]] [--batch ID] [--key-file FILE]
          standard input   the file's bytes; with --records one JSON object a line: {"text":"…","row":1,"line":2,"earlier":0,"file":"…","header":"…"}
          standard output  mapped rows, one JSON object a line, each with its "table"
          standard error   at the end one JSON object with the counts
          the identifiers' secret is read from --key-file or the environment variable CCJ_IDENTIFIER_KEY (hexadecimal)
        """;

    /// <summary>Reads arguments; null when they are wrong.</summary>
    public static MapperOptions? From(string[] arguments)
    {
        var read = new MapperOptions("", "", false, null, null, "");
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--records")
                read = read with { IsRecords = true };
            else if (i + 1 == arguments.Length || With(read, arguments[i], arguments[++i]) is not { } next)
                return null;
            else
                read = next;
        }

        return read.Source.Length == 0 || (read.File.Length == 0 && !read.IsRecords) ? null : read;
    }

    private static MapperOptions? With(MapperOptions read, string name, string value) => name switch
    {
        "--source" => read with { Source = value },
        "--file" => read with { File = value },
        "--header" => read with { Header = value },
        "--key-file" => read with { KeyFile = value },
        "--batch" => read with { Batch = value },
        _ => null,
    };
}
