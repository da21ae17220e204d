namespace CustomerJourney.Touchpoints.Sources;

/// <summary>Kinds of files, each also gzipped.</summary>
public enum FileKind
{
    /// <summary>By the name's ending: <c>.csv .tsv .txt</c>, <c>.jsonl .ndjson .json</c>, <c>.parquet</c>.</summary>
    ByName,

    /// <summary>Delimited text by RFC 4180.</summary>
    Csv,

    /// <summary>A JSON object a line.</summary>
    JsonLines,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
