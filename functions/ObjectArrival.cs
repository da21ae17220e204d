using System.Text.Json.Serialization;

namespace CustomerJourney.Functions;

/// <summary>The detail of EventBridge's <c>Object Created</c> event of S3.</summary>
/// <param name="Bucket">Where it arrived.</param>
/// <param name="File">What arrived.</param>
public sealed record ObjectArrival(ObjectArrival.ArrivedBucket Bucket, [property: JsonPropertyName("object")] ObjectArrival.ArrivedFile File)
{
    /// <summary>The bucket.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record ArrivedBucket(string Name);

    /// <summary>The object.</summary>
    /// <param name="Key">Its key in the lake, not URL-encoded.</param>
    /// <param name="Size">Bytes.</param>
    /// <param name="ETag">Its version.</param>
    public sealed record ArrivedFile(string Key, long Size, [property: JsonPropertyName("etag")] string ETag);
}
