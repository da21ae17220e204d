namespace StepFunctions.Executions;

/// <summary>An object in a list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="LastModified">When it was written, UTC.</param>
/// <param name="ETag">Its version.</param>
public sealed record ListedObject(string Key, long Size, DateTimeOffset LastModified, string ETag);
