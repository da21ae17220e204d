namespace CustomerJourney.Journeys;

/// <summary>Whether a log fits an index, or is left to the warehouse.</summary>
/// <remarks>Building holds the touchpoints twice, as they come and in order; what is built takes a tenth of it and is mapped. So a log fits as long as 100 bytes a touchpoint fit in the memory that the process may use, and touchpoints can be counted in 32 bits.</remarks>
public static class JourneyIndexSize
{
    /// <summary>Bytes that building takes for a touchpoint.</summary>
    public const int BytesWhileBuilding = 100;

    /// <summary>Whether so many touchpoints fit in so many bytes of memory.</summary>
    public static bool Fits(long touchpoints, long memoryBytes) => touchpoints < int.MaxValue && touchpoints * BytesWhileBuilding <= memoryBytes;
}
