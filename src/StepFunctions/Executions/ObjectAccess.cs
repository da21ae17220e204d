namespace StepFunctions.Executions;

/// <summary>How distributed maps reach objects: their items, and where their results go.</summary>
public sealed record ObjectAccess
{
    /// <summary>Opens an object of a bucket to read; null when there is none of that key.</summary>
    public required Func<string, string, CancellationToken, Task<Stream?>> Read { get; init; }

    /// <summary>Lists a bucket's objects under a prefix, by key.</summary>
    public required Func<string, string, CancellationToken, IAsyncEnumerable<ListedObject>> List { get; init; }

    /// <summary>Writes an object whole.</summary>
    public required Func<string, string, ReadOnlyMemory<byte>, CancellationToken, Task> Write { get; init; }

    /// <summary>Deletes an object; null where objects stay.</summary>
    public Func<string, string, CancellationToken, Task>? Delete { get; init; }

    /// <summary>Objects in a folder: the bucket is its first level, the key the rest.</summary>
    public static ObjectAccess Folder(string root) => FolderObjects.In(root);
}
