namespace StepFunctions.Executions;

public sealed class ChoiceTests
{
    [Theory]
    [InlineData("StringEquals", "\"a\"", "\"a\"", true)]
    [InlineData("StringEquals", "1", "\"1\"", false)]
    [InlineData("StringLessThan", "\"A\"", "\"a\"", true)]
    [InlineData("StringGreaterThanEquals", "\"b\"", "\"b\"", true)]
    [InlineData("NumericEquals", "1.0", "1", true)]
    [InlineData("NumericEquals", "\"1\"", "1", false)]
    [InlineData("NumericLessThanEquals", "-0.5", "0", true)]
    [InlineData("NumericGreaterThan", "10000000000000000001", "10000000000000000000", true)]
    [InlineData("BooleanEquals", "false", "false", true)]
    [InlineData("BooleanEquals", "null", "false", false)]
    [InlineData("TimestampEquals", "\"2026-01-01T01:00:00+01:00\"", "\"2026-01-01T00:00:00Z\"", true)]
    [InlineData("TimestampLessThan", "\"2025-12-31T23:59:59.999Z\"", "\"2026-01-01T00:00:00Z\"", true)]
    [InlineData("TimestampGreaterThan", "\"2026-01-01\"", "\"2025-01-01T00:00:00Z\"", false)]
    [InlineData("StringMatches", "\"log-2026.txt\"", "\"log-*.txt\"", true)]
    [InlineData("StringMatches", "\"a*b\"", "\"a\\\\*b\"", true)]
    [InlineData("StringMatches", "\"axb\"", "\"a\\\\*b\"", false)]
    [InlineData("StringMatches", "\"ab\"", "\"a?\"", false)]
    [InlineData("IsNull", "null", "true", true)]
    [InlineData("IsNull", "0", "false", true)]
    [InlineData("IsNumeric", "\"1\"", "false", true)]
    [InlineData("IsString", "\"\"", "true", true)]
    [InlineData("IsBoolean", "1", "true", false)]
    [InlineData("IsTimestamp", "\"2026-01-01T00:00:00\"", "true", false)]
    [InlineData("IsTimestamp", "\"2026-13-01T00:00:00Z\"", "false", true)]
    [InlineData("IsPresent", "null", "true", true)]
    public async Task A_comparison_holds_between_values_of_its_kind_only(string name, string value, string operand, bool holds) =>
        await MustAsync("\"" + name + "\":" + operand, "{\"x\":" + value + "}", holds);

    [Theory]
    [InlineData("StringEqualsPath", "\"a\"", "\"a\"", true)]
    [InlineData("BooleanEqualsPath", "true", "true", true)]
    [InlineData("BooleanEqualsPath", "\"a\"", "\"a\"", false)]
    [InlineData("BooleanEqualsPath", "null", "null", false)]
    [InlineData("NumericLessThanPath", "1", "\"2\"", false)]
    [InlineData("NumericEqualsPath", "2", "2.0", true)]
    [InlineData("TimestampGreaterThanEqualsPath", "\"2026-01-01T00:00:00Z\"", "\"2025-01-01T00:00:00Z\"", true)]
    public async Task A_comparison_by_path_is_false_between_values_of_other_kinds(string name, string value, string operand, bool holds) =>
        await MustAsync("\"" + name + "\":\"$.y\"", "{\"x\":" + value + ",\"y\":" + operand + "}", holds);

    [Fact]
    public async Task What_is_missing_can_be_asked_about_and_nothing_else()
    {
        await MustAsync("\"IsPresent\":false", "{}", true);
        foreach (var test in new[] { "\"IsNull\":true", "\"StringEquals\":\"a\"", "\"NumericEqualsPath\":\"$.y\"" })
            (await Test(test).RunAsync("{}")).MustFail("States.Runtime");
        (await Test("\"NumericEqualsPath\":\"$.y\"").RunAsync("""{"x":1}""")).MustFail("States.Runtime");
    }

    [Fact]
    public async Task Conditions_stop_where_they_are_decided()
    {
        const string both = """{"And":[{"Variable":"$.x","IsPresent":true},{"Variable":"$.x","NumericEquals":1}],"Next":"Y"}""";
        (await Machine(both).RunAsync("{}")).MustTake("C", "N");
        (await Machine(both).RunAsync("""{"x":1}""")).MustTake("C", "Y");
        const string either = """{"Or":[{"Not":{"Variable":"$.x","IsPresent":true}},{"Variable":"$.x","NumericEquals":1}],"Next":"Y"}""";
        (await Machine(either).RunAsync("{}")).MustTake("C", "Y");
        (await Machine(either).RunAsync("""{"x":2}""")).MustTake("C", "N");
    }

    private static async Task MustAsync(string test, string input, bool holds) => (await Test(test).RunAsync(input)).MustTake("C", holds ? "Y" : "N");

    private static MachineTest Test(string test) => Machine("{\"Variable\":\"$.x\"," + test + ",\"Next\":\"Y\"}");

    private static MachineTest Machine(string rule) => MachineTest.Of("""{"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[""" + rule + """],"Default":"N"},"Y":{"Type":"Succeed"},"N":{"Type":"Succeed"}}}""");
}
