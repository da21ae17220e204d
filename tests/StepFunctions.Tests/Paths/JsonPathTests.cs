using CsCheck;

namespace StepFunctions.Paths;

public sealed class JsonPathTests
{
    private const string Store = """
        {"store": {"book": [{"title": "a", "price": 5, "isbn": "1"}, {"title": "b", "price": 12.5}, {"title": "c", "price": 8, "tags": ["x", "y"]}], "open": true},
         "limit": 10, "odd name": {"a.b": 1}, "none": null}
        """;

    [Theory]
    [InlineData("$.limit", "10")]
    [InlineData("$['odd name']['a.b']", "1")]
    [InlineData("$.none", "null")]
    [InlineData("$.store.book[0].title", "\"a\"")]
    [InlineData("$.store.book[-1].title", "\"c\"")]
    [InlineData("$.store.book[2].tags.length()", "2")]
    [InlineData("$.store['open']", "true")]
    public void A_definite_path_gives_its_value(string path, string expected) => Find(path).Should().Be(expected);

    [Theory]
    [InlineData("$.store.book[*].title", "[\"a\",\"b\",\"c\"]")]
    [InlineData("$.store.book[*].isbn", "[\"1\"]")]
    [InlineData("$.store.book[0:2].title", "[\"a\",\"b\"]")]
    [InlineData("$.store.book[-2:].title", "[\"b\",\"c\"]")]
    [InlineData("$.store.book[0,2].title", "[\"a\",\"c\"]")]
    [InlineData("$..title", "[\"a\",\"b\",\"c\"]")]
    [InlineData("$..nothing", "[]")]
    [InlineData("$.store.book[?(@.price > 6)].title", "[\"b\",\"c\"]")]
    [InlineData("$.store.book[?(@.price < $.limit && !(@.title == 'a'))].title", "[\"c\"]")]
    [InlineData("$.store.book[?(@.isbn)].title", "[\"a\"]")]
    [InlineData("$.store.book[?(@.title =~ /[AB]/i)].title", "[\"a\",\"b\"]")]
    [InlineData("$.store.book[?(@.title in ['b','c'])].price", "[12.5,8]")]
    [InlineData("$.store.book[?(@.tags contains 'y')].title", "[\"c\"]")]
    [InlineData("$.store.book[?(@.price == 5 || @.price == 8)].title", "[\"a\",\"c\"]")]
    [InlineData("$.store.book[0]['title','price']", "{\"title\":\"a\",\"price\":5}")]
    public void Any_other_path_gives_a_list(string path, string expected) => Find(path).Should().Be(expected);

    [Theory]
    [InlineData("$.nope")]
    [InlineData("$.store.book[3]")]
    [InlineData("$.limit.deeper")]
    [InlineData("$.none.deeper")]
    [InlineData("$.nope[*].title")]
    [InlineData("$.limit[0]")]
    public void A_path_that_leads_nowhere_has_no_value(string path) => Find(path).Should().BeNull();

    [Theory]
    [InlineData("$.")]
    [InlineData("$..")]
    [InlineData("$.a[")]
    [InlineData("$.a[?(@.b ==)]")]
    [InlineData("$.a['b]")]
    [InlineData("a.b")]
    [InlineData("$.a b")]
    [InlineData("$[99999999999]")]
    public void What_is_no_path_is_refused(string text) => text.Invoking(JsonPath.Parse).Should().Throw<FormatException>();

    [Fact]
    public void A_path_nested_without_end_is_refused_and_not_followed() =>
        (string.Concat(Enumerable.Repeat("$[?(@", 5000))).Invoking(JsonPath.Parse).Should().Throw<FormatException>();

    [Fact]
    public void What_a_reference_path_puts_is_found_by_the_same_path() =>
        Gen.Select(Gen.Char['a', 'e'].Array[1, 4], Gen.Int[-5, 5]).Sample((names, number) =>
        {
            var path = JsonPath.Parse("$." + string.Join('.', names));
            var document = ReferencePath.Put(Json.EmptyObject, path, Json.Number((long)number))!.Value;
            return path.TryEvaluate(document, out var found) && found.GetInt32() == number;
        });

    [Fact]
    public void Putting_a_value_changes_nothing_beside_it() =>
        Gen.Select(Gen.Char['a', 'c'], Gen.Char['d', 'f'], Gen.Int, Gen.Int).Sample((kept, put, before, after) =>
        {
            var document = ReferencePath.Put(Json.EmptyObject, JsonPath.Parse($"$.{kept}"), Json.Number((long)before))!.Value;
            var changed = ReferencePath.Put(document, JsonPath.Parse($"$.{put}"), Json.Number((long)after))!.Value;
            return changed.GetProperty(kept.ToString()).GetInt32() == before && changed.GetProperty(put.ToString()).GetInt32() == after;
        });

    [Fact]
    public void Every_text_is_either_a_path_or_refused_with_a_reason() =>
        Gen.String[Gen.Char["$.@[]()*?'\"ab01:,-&|=<>! "], 0, 25].Sample(text =>
        {
            try
            {
                return JsonPath.Parse("$" + text).Text == "$" + text;
            }
            catch (FormatException refused)
            {
                return refused.Message.Length > 0;
            }
        });

    [Fact]
    public void A_slice_takes_what_Python_would() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[-8, 8], Gen.Int[-8, 8]).Sample((length, from, to) =>
        {
            var all = Enumerable.Range(0, length).ToArray();
            JsonPath.Parse($"$[{from}:{to}]").TryEvaluate(Json.Parse(JsonSerializer.Serialize(all)), out var found);
            var (first, last) = (Math.Clamp(from < 0 ? from + length : from, 0, length), Math.Clamp(to < 0 ? to + length : to, 0, length));
            return Json.Text(found) == JsonSerializer.Serialize(first < last ? all[first..last] : []);
        });

    private static string? Find(string path) => JsonPath.Parse(path).TryEvaluate(Json.Parse(Store), out var value) ? Json.Text(value) : null;
}
