using System.Text;

namespace CustomerJourney.Touchpoints;

/// <summary>What every object lake promises; each implementation runs it in a class of its own.</summary>
public abstract class ObjectLakeContract
{
    protected abstract IObjectLake Lake { get; }

    [Fact]
    public async Task What_was_written_is_read()
    {
        await Write("curated/a/b c.txt", "héllo");
        (await Read("curated/a/b c.txt")).Should().Be("héllo");
    }

    [Fact]
    public async Task A_write_replaces_an_object()
    {
        await Write("raw/x", "one");
        await Write("raw/x", "two");
        (await Read("raw/x")).Should().Be("two");
    }

    [Fact]
    public async Task A_write_may_seek_back()
    {
        await Lake.WriteAsync("raw/seek", async (stream, stop) =>
        {
            await stream.WriteAsync("....tail"u8.ToArray(), stop);
            stream.Position = 0;
            await stream.WriteAsync("head"u8.ToArray(), stop);
        }, default);
        (await Read("raw/seek")).Should().Be("headtail");
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_object_as_it_was()
    {
        await Write("raw/x", "one");
        var failing = () => Lake.WriteAsync("raw/x", async (stream, stop) =>
        {
            await stream.WriteAsync("half"u8.ToArray(), stop);
            throw new InvalidOperationException("source went away");
        }, default);
        await failing.Should().ThrowAsync<InvalidOperationException>();
        (await Read("raw/x")).Should().Be("one");
    }

    [Fact]
    public async Task A_missing_object_is_not_found()
    {
        await FluentActions.Awaiting(() => Lake.OpenReadAsync("raw/none", default)).Should().ThrowAsync<FileNotFoundException>();
        (await Lake.FindAsync("raw/none", default)).Should().BeNull();
    }

    [Fact]
    public async Task The_version_changes_with_the_content()
    {
        await Write("raw/x", "one");
        var first = await Lake.FindAsync("raw/x", default);
        await Write("raw/x", "two");
        var second = await Lake.FindAsync("raw/x", default);
        second!.Version.Should().NotBe(first!.Version);
        second.Length.Should().Be(3);
        second.Key.Should().Be("raw/x");
    }

    [Fact]
    public async Task Only_one_of_many_rivals_replaces_a_version()
    {
        var attempts = Enumerable.Range(0, 8).Select(rival => Lake.TryReplaceAsync("curated/m.json", Encoding.UTF8.GetBytes($"{rival}"), null, default));
        (await Task.WhenAll(attempts)).Count(won => won).Should().Be(1);
    }

    [Fact]
    public async Task A_replacement_needs_the_version_that_was_read()
    {
        (await Lake.TryReplaceAsync("curated/m.json", "1"u8.ToArray(), null, default)).Should().BeTrue();
        var first = (await Lake.FindAsync("curated/m.json", default))!.Version;
        (await Lake.TryReplaceAsync("curated/m.json", "2"u8.ToArray(), null, default)).Should().BeFalse();
        (await Lake.TryReplaceAsync("curated/m.json", "2"u8.ToArray(), first, default)).Should().BeTrue();
        (await Lake.TryReplaceAsync("curated/m.json", "3"u8.ToArray(), first, default)).Should().BeFalse();
        (await Read("curated/m.json")).Should().Be("2");
    }

    [Fact]
    public async Task Keys_are_listed_by_prefix_in_ordinal_order()
    {
        foreach (var key in new[] { "raw/b/2", "raw/b/10", "raw/a", "raw/B", "raw/b", "curated/b" }.Where(key => key != "raw/b"))
            await Write(key, key);
        (await Keys("raw/")).Should().Equal("raw/B", "raw/a", "raw/b/10", "raw/b/2");
        (await Keys("raw/b/1")).Should().Equal("raw/b/10");
        (await Keys("nothing/")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_deleted_object_is_gone_and_deleting_again_does_nothing()
    {
        await Write("raw/x", "one");
        await Lake.DeleteAsync("raw/x", default);
        await Lake.DeleteAsync("raw/x", default);
        (await Lake.FindAsync("raw/x", default)).Should().BeNull();
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("raw/../../x")]
    [InlineData("")]
    public async Task A_key_cannot_lead_out_of_the_lake(string key) =>
        await FluentActions.Awaiting(() => Write(key, "x")).Should().ThrowAsync<ArgumentException>();

    [Fact]
    public void Other_engines_know_an_object_by_an_absolute_address() =>
        Lake.UriOf("curated/a/b").IsAbsoluteUri.Should().BeTrue();

    private Task Write(string key, string text) =>
        Lake.WriteAsync(key, async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop), default);

    private async Task<string> Read(string key)
    {
        await using var stream = await Lake.OpenReadAsync(key, default);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    private async Task<List<string>> Keys(string prefix)
    {
        var keys = new List<string>();
        await foreach (var found in Lake.ListAsync(prefix, default))
            keys.Add(found.Key);
        return keys;
    }
}
