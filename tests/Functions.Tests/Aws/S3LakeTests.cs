using System.Globalization;
using CustomerJourney.Aws.Touchpoints;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Aws;

[Collection(MotoCollection.Name)]
public sealed class S3LakeTests(MotoServer moto) : ObjectLakeContract, IAsyncLifetime
{
    private static int _buckets;
    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"lake-{Interlocked.Increment(ref _buckets)}");

    protected override IObjectLake Lake => new S3Lake(moto.S3, new LakeBuckets(_name, new Dictionary<string, string> { ["curated"] = _name + "-curated" }));

    public async Task InitializeAsync()
    {
        await moto.S3.PutBucketAsync(_name);
        await moto.S3.PutBucketAsync(_name + "-curated");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_object_is_read_from_anywhere_in_it()
    {
        var content = Enumerable.Range(0, 1_000_000).Select(n => (byte)(n % 251)).ToArray();
        await Lake.WriteAsync("raw/big", async (stream, stop) => await stream.WriteAsync(content, stop), default);
        await using var stream = await Lake.OpenReadAsync("raw/big", default);
        stream.Seek(-3, SeekOrigin.End);
        (await ReadAsync(stream, 3)).Should().Equal(content[^3..]);
        stream.Position = 500_000;
        (await ReadAsync(stream, 10)).Should().Equal(content[500_000..500_010]);
        stream.Position = 600_000;
        (await ReadAsync(stream, 10)).Should().Equal(content[600_000..600_010]);
    }

    [Fact]
    public async Task Zones_lie_in_buckets_of_their_own_and_are_listed_together()
    {
        await Lake.WriteAsync("raw/x", (_, _) => Task.CompletedTask, default);
        await Lake.WriteAsync("curated/x", (_, _) => Task.CompletedTask, default);
        Lake.UriOf("curated/x").Should().Be(new Uri($"s3://{_name}-curated/curated/x"));
        var keys = new List<string>();
        await foreach (var found in Lake.ListAsync("", default))
            keys.Add(found.Key);
        keys.Should().Equal("curated/x", "raw/x");
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
