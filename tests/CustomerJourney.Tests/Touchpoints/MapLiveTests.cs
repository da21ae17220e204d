using CustomerJourney.House;
using CustomerJourney.Local.Touchpoints;
using CustomerJourney.Touchpoints.Rows;

namespace CustomerJourney.Touchpoints;

public sealed class MapLiveTests
{
    private const string Click = """{"source":"app","type":"login","at":"2024-05-01T10:00:00+02:00","identifiers":{"email":["A@x.org","a@X.org"],"device":"d1"},"attributes":{"page":"/","n":3}}""";
    private readonly MapLive _live = new([], Mapped.Key);

    [Fact]
    public void A_touchpoint_comes_as_it_is()
    {
        var rows = new MappedRows();
        _live.Map(Click, "api", 7, rows).Should().BeNull();
        rows.Touchpoints.Single().Should().Match<TouchpointRow>(row => row.Source == "app" && row.At == new DateTimeOffset(2024, 5, 1, 8, 0, 0, TimeSpan.Zero) && row.Attributes == "{\"page\":\"/\",\"n\":\"3\"}" && row.Sequence == "app\tlive/api.jsonl\t000000000007");
        rows.TouchpointIdentifiers.Select(row => row.Value).Should().Equal("a@x.org", "d1");
    }

    [Fact]
    public void However_often_it_comes_it_is_the_same_touchpoint()
    {
        var rows = new MappedRows();
        _live.Map(Click, "one", 1, rows);
        _live.Map(Click, "two", 99, rows);
        rows.Touchpoints.Select(row => row.TouchpointId).Distinct().Should().ContainSingle();
    }

    [Theory]
    [InlineData("""[1]""", "it is not a JSON object")]
    [InlineData("""{"source":"app","at":"2024-05-01"}""", "'type' is missing")]
    [InlineData("""{"type":"x","at":"2024-05-01"}""", "'source' is missing")]
    [InlineData("""{"source":"app","type":"x","at":"soon"}""", "'at' is no time as 2024-02-29T23:59:59Z")]
    [InlineData("""{"source":"app","type":"x","at":"2024-05-01","amount":3}""", "'currency' is missing beside 'amount'")]
    [InlineData("""{"source":"app","type":"x","at":"2024-05-01","identifiers":{"email":"no"}}""", "an identifier's value is not of its kind")]
    [InlineData("""{"source":"app","type":{},"at":"2024-05-01"}""", "'type' is not a part of a touchpoint, or not of its type")]
    public void What_cannot_be_mapped_is_quarantined_with_its_text(string json, string reason)
    {
        var rows = new MappedRows();
        _live.Map(json, "api", 1, rows).Should().Be(reason);
        rows.Quarantined.Single().Raw.Should().Be(json);
    }

    [Fact]
    public void A_source_with_a_mapping_for_JSON_goes_by_it()
    {
        var mapping = Mapped.Mapping("""{ "files": "*.jsonl", "touchpoint": { "type": "e", "at": "t" } }""", "shop.source.json");
        var rows = new MappedRows();
        new MapLive([mapping], Mapped.Key).Map("""{"source":"shop","e":"order","t":"2024-05-01"}""", "api", 1, rows).Should().BeNull();
        rows.Touchpoints.Single().Type.Should().Be("order");
    }

    [Fact]
    public async Task The_same_batch_is_written_once()
    {
        using var folder = new TemporaryFolder();
        var lake = new FolderLake(folder.Path);
        var rows = new MappedRows();
        _live.Map(Click, "api", 1, rows);
        await MapLive.WriteAsync(lake, rows, "shard:1-1", default);
        await MapLive.WriteAsync(lake, rows, "shard:1-1", default);
        (await new CuratedTables(lake).Touchpoints.LiveFilesAsync(default)).Should().ContainSingle();
    }
}
