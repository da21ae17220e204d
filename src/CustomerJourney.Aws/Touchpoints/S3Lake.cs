using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Aws.Touchpoints;

/// <summary>The object lake on S3. An object's version is its ETag; a manifest is committed by S3's conditional writes.</summary>
/// <param name="s3">The client.</param>
/// <param name="buckets">Where the zones lie.</param>
public sealed class S3Lake(IAmazonS3 s3, LakeBuckets buckets) : IObjectLake
{
    /// <inheritdoc/>
    public async Task<Stream> OpenReadAsync(string key, CancellationToken cancellationToken)
    {
        var found = await FindAsync(key, cancellationToken) ?? throw new FileNotFoundException($"The lake has no object '{key}'.", key);
        return new S3ReadStream(s3, buckets.Of(key), key, found.Version, found.Length);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var bucket = buckets.Of(key);
        await using var beside = TemporaryFile();
        await write(beside, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        beside.Position = 0;
        using var transfer = new TransferUtility(s3);
        await transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = bucket, Key = key, InputStream = beside, AutoCloseStream = false }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> TryReplaceAsync(string key, ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(content.ToArray(), writable: false);
        var request = new PutObjectRequest
        {
            BucketName = buckets.Of(key),
            Key = key,
            InputStream = body,
            IfMatch = expectedVersion,
            IfNoneMatch = expectedVersion is null ? "*" : null,
        };
        try
        {
            await s3.PutObjectAsync(request, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception refusal) when (refusal.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            // The answer to a write that went through may have been lost, and its repetition refused: then what is there is ours.
            return await HoldsAsync(key, content, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<LakeObject?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var metadata = await s3.GetObjectMetadataAsync(buckets.Of(key), key, cancellationToken);
            return new LakeObject(key, metadata.ContentLength, metadata.ETag, Instant(metadata.LastModified));
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LakeObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var holding = buckets.Under(prefix);
        var lists = holding.Select(bucket => ListAsync(bucket, prefix, cancellationToken)).ToArray();
        await foreach (var found in lists.Length == 1 ? lists[0] : MergedAsync(lists, cancellationToken))
            yield return found;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken cancellationToken) => s3.DeleteObjectAsync(buckets.Of(key), key, cancellationToken);

    /// <inheritdoc/>
    public Uri UriOf(string key) => new($"s3://{buckets.Of(key)}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}");

    private async Task<bool> HoldsAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { } there || there.Length != content.Length)
            return false;
        await using var stream = new S3ReadStream(s3, buckets.Of(key), key, there.Version, there.Length);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        return content.Span.SequenceEqual(copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }

    private async IAsyncEnumerable<LakeObject> ListAsync(string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, cancellationToken);
            foreach (var item in page.S3Objects ?? [])
                yield return new LakeObject(item.Key, item.Size ?? 0, item.ETag, Instant(item.LastModified));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    // Zones of several buckets under one prefix are few: each list is small enough to sort whole.
    private static async IAsyncEnumerable<LakeObject> MergedAsync(IEnumerable<IAsyncEnumerable<LakeObject>> lists, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = new List<LakeObject>();
        foreach (var list in lists)
        {
            await foreach (var found in list.WithCancellation(cancellationToken))
                all.Add(found);
        }

        foreach (var found in all.OrderBy(found => found.Key, StringComparer.Ordinal))
            yield return found;
    }

    private static DateTimeOffset Instant(DateTime? time) => new(time?.ToUniversalTime() ?? DateTime.UnixEpoch);

    private static FileStream TemporaryFile() =>
        new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
}
