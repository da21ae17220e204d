using System.Text;
using CustomerJourney.House;
using CustomerJourney.Touchpoints.Sources;
using NJsonSchema;

namespace CustomerJourney.Touchpoints;

public sealed class ReadMappingTests
{
    [Theory]
    [InlineData("""{ "fles": "*", "touchpoint": { "type": "a", "at": "b" } }""", "1:3: A mapping has no 'fles'. Did you mean 'files'?")]
    [InlineData("""{ "files": "*" }""", "1:1: A mapping needs 'touchpoint' or 'party' or both.")]
    [InlineData("""{ "files": "*", "touchpoint": { "at": "b" } }""", "1:31: 'touchpoint' needs 'type'.")]
    [InlineData("""{ "files": "../x", "touchpoint": { "type": "a", "at": "b" } }""", "1:12: 'files' must be globs relative")]
    [InlineData("""{ "files": "*", "zone": "Europe/Berln", "touchpoint": { "type": "a", "at": "b" } }""", "1:25: There is no time zone 'Europe/Berln'. Did you mean 'Europe/Berlin'?")]
    [InlineData("""{ "files": "*", "region": "Germany", "touchpoint": { "type": "a", "at": "b" } }""", "1:27: There is no region 'Germany'.")]
    [InlineData("""{ "files": "*", "touchpoint": { "type": "a", "at": { "column": "b", "format": "%Y-%m-%d" } } }""", "1:79: '%Y-%m-%d' is no format: it is written as strftime takes it.")]
    [InlineData("""{ "files": "*", "touchpoint": { "type": "a", "at": { "column": "b", "format": "HH:mm" } } }""", "1:79: 'HH:mm' is no format: it does not give a whole date.")]
    [InlineData("""{ "files": "*", "touchpoint": { "type": "a", "at": "b", "amount": "c" } }""", "1:67: 'amount' needs a currency.")]
    [InlineData("""{ "files": "*", "touchpoint": { "type": { "colum": "a" }, "at": "b" } }""", "1:41: 'type' needs exactly one of 'column', 'columns' and 'constant'.")]
    [InlineData("""{ "files": "*", "touchpoint": { "type": "a", "at": "b", "identifiers": [ { "kind": "E-Mail", "column": "c" } ] } }""", "1:84: 'E-Mail' cannot be a kind of identifier.")]
    [InlineData("""{ "files": "*", "touchpoint": { "type": "a", "at": "b", "attributes": ["channel"] } }""", "1:72: An attribute cannot be called 'channel'")]
    [InlineData("""{ "files": "*", "where": { "column": "a", "matches": "(" }, "touchpoint": { "type": "a", "at": "b" } }""", "1:54: 'matches' is no regular expression")]
    [InlineData("""{ "files": "*", "where": { "column": "a" }, "touchpoint": { "type": "a", "at": "b" } }""", "1:26: A condition needs something to hold.")]
    [InlineData("""{ "files": "*", "party": { "key": "k", "name": "n", "familyName": "f" } }""", "1:48: 'name' stands beside 'givenName' or 'familyName'.")]
    [InlineData("""{ "files": "*", "format": "xlsx", "touchpoint": { "type": "a", "at": "b" } }""", "1:27: 'format' cannot be 'xlsx'.")]
    [InlineData("""{ "files": "*", "files": "x", "touchpoint": { "type": "a", "at": "b" } }""", "1:17: 'files' stands here twice.")]
    [InlineData("{ \"files\": \"*\",\n  \"touchpoint\": { 'type': 1 } }", "2:19: This is not JSON: ''' is an invalid start of a property name.")]
    public void A_mistake_is_reported_with_its_place_and_a_hint(string json, string expected)
    {
        ReadMapping.From("web.source.json", Encoding.UTF8.GetBytes(json), out var mistakes).Should().BeNull();
        mistakes.Select(mistake => mistake.ToString()).Should().Contain(text => text.StartsWith("web.source.json:" + expected, StringComparison.Ordinal), string.Join("\n", mistakes));
    }

    [Fact]
    public void Every_mistake_is_reported_at_once()
    {
        ReadMapping.From("web.source.json", """{ "files": [], "zone": "x", "touchpoint": { "tipe": "a", "at": { } } }"""u8.ToArray(), out var mistakes);
        mistakes.Count.Should().BeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_allowed() =>
        ReadMapping.From("web.source.json", Encoding.UTF8.GetBytes("{ /* a */ \"files\": \"*\", // b\n\"touchpoint\": { \"type\": \"a\", \"at\": \"b\", }, }")).Name.Should().Be("web");

    [Fact]
    public void A_file_name_that_is_no_source_name_is_a_mistake() =>
        FluentActions.Invoking(() => Mapped.Mapping(Mapped.Calls, "My Calls.source.json")).Should().Throw<MappingException>().WithMessage("*'My Calls' cannot be one*");

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_examples_read_and_meet_the_schema(string file)
    {
        var json = await File.ReadAllTextAsync(file);
        ReadMapping.From(Path.GetFileName(file), Encoding.UTF8.GetBytes(json), out var mistakes).Should().NotBeNull(string.Join("\n", mistakes));
        (await Schema()).Validate(json).Should().BeEmpty();
    }

    [Fact]
    public async Task The_schema_refuses_what_the_reader_refuses()
    {
        var schema = await Schema();
        schema.Validate("""{ "fles": "*" }""").Should().NotBeEmpty();
        schema.Validate("""{ "files": "*", "touchpoint": { "type": { "colum": "x" }, "at": "b" } }""").Should().NotBeEmpty();
        schema.Validate("""{ "files": "*", "touchpoint": { "type": "x" } }""").Should().NotBeEmpty();
    }

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "examples"), "*.source.json")];

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schemas", "source.schema.json"));
}
