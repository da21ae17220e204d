using CustomerJourney.Touchpoints;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Hosting;

/// <summary>The lake as the objects that workflows read their items from and write their results to.</summary>
internal static class LakeObjects
{
    /// <summary>The name that stands for the lake's bucket on this machine.</summary>
    public const string Bucket = "lake";

    /// <summary>Access to the lake; other buckets are empty and take nothing.</summary>
    public static ObjectAccess Of(IObjectLake lake) => new()
    {
        Read = (bucket, key, cancellation) => ReadAsync(lake, bucket, key, cancellation),
        List = (bucket, prefix, cancellation) => bucket == Bucket ? ListAsync(lake, prefix, cancellation) : AsyncEnumerable.Empty<ListedObject>(),
        Write = (bucket, key, content, cancellation) => lake.WriteAsync(OfLake(bucket, key), (stream, token) => stream.WriteAsync(content, token).AsTask(), cancellation),
        Delete = (bucket, key, cancellation) => lake.DeleteAsync(OfLake(bucket, key), cancellation),
    };

    private static async Task<Stream?> ReadAsync(IObjectLake lake, string bucket, string key, CancellationToken cancellation) =>
        bucket == Bucket && await lake.FindAsync(key, cancellation) is not null ? await lake.OpenReadAsync(key, cancellation) : null;

    private static async IAsyncEnumerable<ListedObject> ListAsync(IObjectLake lake, string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in lake.ListAsync(prefix, cancellation))
            yield return new ListedObject(one.Key, one.Length, one.ModifiedAt, one.Version);
    }

    private static string OfLake(string bucket, string key) => bucket == Bucket ? key : throw new IOException($"There is no bucket '{bucket}' here; the lake is '{Bucket}'.");
}
