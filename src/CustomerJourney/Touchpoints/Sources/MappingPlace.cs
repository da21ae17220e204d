namespace CustomerJourney.Touchpoints.Sources;

/// <summary>A place in a mapping file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, from 1; 0 when the mapping came from no file.</param>
/// <param name="Column">Column, from 1.</param>
public readonly record struct MappingPlace(string File, int Line, int Column)
{
    /// <summary>No file.</summary>
    public static MappingPlace None { get; } = new("", 0, 0);
}
