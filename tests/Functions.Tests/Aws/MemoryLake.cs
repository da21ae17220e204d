using System.Runtime.CompilerServices;
using System.Text;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Aws;

/// <summary>A few objects to read, for engines that load from the lake.</summary>
internal sealed class MemoryLake(params (string Key, string Text)[] objects) : IObjectLake
{
    public Task<Stream> OpenReadAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(objects.Single(item => item.Key == key).Text)));

    public Task WriteAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> TryReplaceAsync(string key, ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<LakeObject?> FindAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async IAsyncEnumerable<LakeObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (key, text) in objects.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(item => item.Key, StringComparer.Ordinal))
            yield return new LakeObject(key, text.Length, "1", DateTimeOffset.UnixEpoch);
        await Task.CompletedTask;
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Uri UriOf(string key) => new($"s3://lake/{key}");
}
