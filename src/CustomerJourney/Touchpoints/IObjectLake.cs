namespace CustomerJourney.Touchpoints;

/// <summary>The object lake: immutable objects by key, S3 on AWS, files in a folder on one machine.</summary>
/// <remarks>
/// A key is a relative path with <c>/</c>, its first segment the zone: <c>raw</c>, <c>curated</c>, <c>quarantine</c>, <c>resolved</c>, <c>features</c> or <c>models</c>.
/// Readers never see half an object: a write appears whole or not at all.
/// </remarks>
public interface IObjectLake
{
    /// <summary>Opens an object to read.</summary>
    /// <exception cref="FileNotFoundException">No object has this key.</exception>
    Task<Stream> OpenReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes an object whole, replacing one of the same key.</summary>
    /// <param name="key">Where it goes.</param>
    /// <param name="write">Writes the content to the (seekable) stream it is given.</param>
    /// <param name="cancellationToken">Leaves the lake as it was.</param>
    Task WriteAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>Replaces a small object only if nobody else did since it was read: how a manifest is committed.</summary>
    /// <param name="key">Where it goes.</param>
    /// <param name="content">The whole new content.</param>
    /// <param name="expectedVersion">The <see cref="LakeObject.Version"/> that was read; null if the object must not exist yet.</param>
    /// <param name="cancellationToken">Leaves the lake as it was.</param>
    /// <returns>False when another version is there now; read again and retry.</returns>
    Task<bool> TryReplaceAsync(string key, ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken);

    /// <summary>Finds an object; null when there is none.</summary>
    Task<LakeObject?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Lists the objects whose key begins with <paramref name="prefix"/>, by ordinal key.</summary>
    IAsyncEnumerable<LakeObject> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes an object; nothing happens when there is none.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>The address other engines (bulk loader, COPY) know the key or prefix by: <c>s3://…</c> or <c>file://…</c>.</summary>
    Uri UriOf(string key);
}
