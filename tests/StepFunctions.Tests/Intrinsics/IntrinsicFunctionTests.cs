using CsCheck;

namespace StepFunctions.Intrinsics;

public sealed class IntrinsicFunctionTests
{
    private static readonly JsonElement Data = Json.Parse("""{"list": [1, 2, 2, 3], "o": {"a": 1, "b": [true, null, "x"]}, "s": "a,b;c", "n": 2.5, "t": "{} and {}"}""");

    [Theory]
    [InlineData("States.MathAdd(1.5, 0)", "2")]
    [InlineData("States.MathAdd(-1.5, 0)", "-1")]
    [InlineData("States.MathAdd($.n, -1)", "2")]
    [InlineData("States.Format('{}-{}', 'a', 1)", "\"a-1\"")]
    [InlineData("States.Format('{}', $.o)", "\"{a=1, b=[true, null, x]}\"")]
    [InlineData("States.Format($.t, 1, null)", "\"1 and null\"")]
    [InlineData("States.Format('it\\'s \\{\\}')", "\"it's {}\"")]
    [InlineData("States.Format('a\\\\{}', 1)", "\"a\\\\1\"")]
    [InlineData("States.Array('\\{\\}', 'a\\\\b')", "[\"{}\",\"a\\\\b\"]")]
    [InlineData("States.StringToJson(' ')", "null")]
    [InlineData("States.StringSplit($.s, ',;')", "[\"a\",\"b\",\"c\"]")]
    [InlineData("States.StringSplit(',,a,,', ',')", "[\"a\"]")]
    [InlineData("States.ArrayUnique($.list)", "[1,2,3]")]
    [InlineData("States.ArrayContains($.list, 3)", "true")]
    [InlineData("States.ArrayContains($.o.b, null)", "true")]
    [InlineData("States.ArrayPartition($.list, 3)", "[[1,2,2],[3]]")]
    [InlineData("States.ArrayRange(1, 7, 3)", "[1,4,7]")]
    [InlineData("States.ArrayRange(3, 1, -1)", "[3,2,1]")]
    [InlineData("States.ArrayGetItem($.list, 3)", "3")]
    [InlineData("States.ArrayLength(States.Array(1, 'b', States.Array()))", "3")]
    [InlineData("States.StringToJson('[1,{\"a\":2}]')", "[1,{\"a\":2}]")]
    [InlineData("States.JsonToString($.o)", "\"{\\\"a\\\":1,\\\"b\\\":[true,null,\\\"x\\\"]}\"")]
    [InlineData("States.JsonMerge($.o, States.StringToJson('{\"a\":{\"z\":1},\"c\":2}'), false)", "{\"a\":{\"z\":1},\"b\":[true,null,\"x\"],\"c\":2}")]
    [InlineData("States.Base64Decode(States.Base64Encode('grüße'))", "\"grüße\"")]
    [InlineData("States.Hash('abc', 'SHA-256')", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    public void A_function_has_its_value(string expression, string expected) => Json.Text(Value(expression)).Should().Be(expected);

    [Theory]
    [InlineData("States.ArrayGetItem($.list, 4)")]
    [InlineData("States.ArrayPartition($.list, 0)")]
    [InlineData("States.ArrayRange(0, 1000, 1)")]
    [InlineData("States.ArrayRange(0, 9, 0)")]
    [InlineData("States.Format('{} {}', 1)")]
    [InlineData("States.Format('{}', 1, 2)")]
    [InlineData("States.StringToJson('{')")]
    [InlineData("States.JsonMerge($.o, $.o, true)")]
    [InlineData("States.Base64Decode('?')")]
    [InlineData("States.Hash('a', 'CRC')")]
    [InlineData("States.MathAdd('1', 2)")]
    [InlineData("States.MathRandom(3, 3)")]
    public void A_function_fails_on_what_it_cannot_take(string expression) =>
        expression.Invoking(Value).Should().Throw<IntrinsicFailureException>().WithMessage("The function '*' had the following error: *");

    [Theory]
    [InlineData("States.Nothing()")]
    [InlineData("States.UUID(1)")]
    [InlineData("States.Format('a'")]
    [InlineData("States.Format('a) ")]
    [InlineData("States.Array(1,)")]
    [InlineData("States.Array(1) 2")]
    [InlineData("States.Array({})")]
    [InlineData("Other.Array(1)")]
    public void What_is_no_expression_is_refused(string expression) => expression.Invoking(Expression.Parse).Should().Throw<FormatException>();

    [Fact]
    public void Ten_functions_may_nest_eleven_may_not()
    {
        Nested(10).Invoking(Expression.Parse).Should().NotThrow();
        Nested(11).Invoking(Expression.Parse).Should().Throw<FormatException>();
        Nested(100_000).Invoking(Expression.Parse).Should().Throw<FormatException>();
    }

    [Fact]
    public void Uuids_differ_within_a_state_and_repeat_when_it_is_run_again()
    {
        var pair = Value("States.Array(States.UUID(), States.UUID())");
        pair[0].GetString().Should().NotBe(pair[1].GetString()).And.MatchRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        Json.Text(Value("States.Array(States.UUID(), States.UUID())")).Should().Be(Json.Text(pair));
    }

    [Fact]
    public void A_random_number_lies_between_its_bounds() =>
        Gen.Select(Gen.Int[-100, 100], Gen.Int[1, 100], Gen.Int).Sample((from, span, seed) =>
            Value($"States.MathRandom({from}, {from + span}, {seed})").GetInt64() is var drawn && drawn >= from && drawn < from + span);

    [Fact]
    public void Rounding_is_to_the_nearest_and_halves_go_up() =>
        Gen.Int[-4000, 4000].Sample(quarters => Value($"States.MathAdd({(quarters / 4m).ToString(System.Globalization.CultureInfo.InvariantCulture)}, 0)").GetInt64()
            == (long)Math.Floor((quarters / 4m) + 0.5m));

    [Fact]
    public void Partitions_put_together_are_the_array() =>
        Gen.Select(Gen.Int.Array[0, 30], Gen.Int[1, 10]).Sample((items, size) =>
        {
            var data = Json.Parse(JsonSerializer.Serialize(items));
            var pieces = ArrayFunctions.Partition(data, Json.Number((long)size)).EnumerateArray().ToArray();
            return pieces.SelectMany(piece => piece.EnumerateArray()).Select(item => item.GetInt32()).SequenceEqual(items)
                && pieces.SkipLast(1).All(piece => piece.GetArrayLength() == size);
        });

    [Fact]
    public void Any_text_survives_json_and_base64() =>
        Gen.String.Where(text => text.Length < 2000 && !text.Any(char.IsSurrogate)).Sample(text =>
        {
            var value = Json.String(text);
            return TextFunctions.Base64Decode(TextFunctions.Base64Encode(value)).GetString() == text
                && TextFunctions.StringToJson(Json.String(Json.Text(value))).GetString() == text;
        });

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("States.Array(", depth)) + new string(')', depth);

    private static JsonElement Value(string expression) =>
        Expression.Parse(expression).Value(new DataScope(Data, () => Json.EmptyObject, _ => null, new Randomness("test")));

    [Fact]
    public async Task Every_UUID_is_another_whoever_asks_for_it()
    {
        var run = await MachineTest.Of("""
            {"StartAt":"M","States":{"M":{"Type":"Map","ItemSelector":{"id.$":"States.UUID()"},"ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","Parameters":{"outer.$":"$.id","inner.$":"States.UUID()"},"End":true}}},"Next":"Q"},
             "Q":{"Type":"Pass","Parameters":{"ids.$":"$[*]['outer','inner']","a.$":"States.UUID()","b.$":"States.UUID()"},"Assign":{"c.$":"States.UUID()"},"Next":"R"},
             "R":{"Type":"Pass","Parameters":{"c.$":"$c","rest.$":"$"},"End":true}}}
            """).RunAsync("[1,2,3]");
        var ids = System.Text.RegularExpressions.Regex.Matches(run.MustSucceed().Output!, "[0-9a-f]{8}-[0-9a-f-]{27}").Select(match => match.Value).ToArray();
        ids.Should().HaveCount(9).And.OnlyHaveUniqueItems();
        (await MachineTest.Of(run.Machine).RunAsync("[1,2,3]")).Output.Should().Be(run.Output, "the same place of the same execution draws the same again");
    }
}
