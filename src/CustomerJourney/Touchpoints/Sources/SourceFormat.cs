namespace CustomerJourney.Touchpoints.Sources;

/// <summary>How a source's files are written.</summary>
/// <param name="Kind">Kind of file; <see cref="FileKind.ByName"/> goes by each file's ending.</param>
/// <param name="Encoding">Encoding's name, or <c>auto</c>: a byte order mark, else UTF-8 where the whole file is, else Latin-1 where no UTF-8 is.</param>
/// <param name="Delimiter">Between CSV fields; NUL finds the commonest of comma, semicolon, tab and bar in the header.</param>
/// <param name="Quote">Around CSV fields that hold delimiters or line ends.</param>
/// <param name="Columns">Names of the columns of a CSV file without a header; null when it has one.</param>
/// <param name="SkipLines">Lines before the header or first row that are no rows.</param>
public sealed record SourceFormat(FileKind Kind, string Encoding, char Delimiter, char Quote, IReadOnlyList<string>? Columns, int SkipLines)
{
    /// <summary>Everything found out from the file.</summary>
    public static SourceFormat Default { get; } = new(FileKind.ByName, "auto", '\0', '"', null, 0);
}
