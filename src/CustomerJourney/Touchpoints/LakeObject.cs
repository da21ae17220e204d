namespace CustomerJourney.Touchpoints;

/// <summary>An object as the lake lists it.</summary>
/// <param name="Key">Relative path with <c>/</c>.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Version">Changes with the content: an ETag.</param>
/// <param name="ModifiedAt">When it was written, UTC.</param>
public sealed record LakeObject(string Key, long Length, string Version, DateTimeOffset ModifiedAt);
