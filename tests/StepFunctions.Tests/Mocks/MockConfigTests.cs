namespace StepFunctions.Mocks;

public sealed class MockConfigTests
{
    private const string Definition = """
        {"StartAt":"Load","States":{"Load":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"load","Payload.$":"$"},"OutputPath":"$.Payload",
          "Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":2,"MaxAttempts":3}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Quarantine"}],"Next":"Done"},
         "Quarantine":{"Type":"Pass","End":true},"Done":{"Type":"Succeed"}}}
        """;

    private const string Config = """
        {"StateMachines":{"ingest":{"TestCases":{"Happy":{"Load":"LoadOnce"},"Stubborn":{"Load":"LoadThrice"},"Gone":{"Load":"LoadNever"}}}},
         "MockedResponses":{
           "LoadOnce":{"0":{"Return":{"StatusCode":200,"Payload":{"rows":3}}}},
           "LoadThrice":{"0-1":{"Throw":{"Error":"Busy","Cause":"later"}},"2":{"Return":{"StatusCode":200,"Payload":{"rows":4}}}},
           "LoadNever":{"0":{"Throw":{"Error":"Gone","Cause":"for good"}}}}}
        """;

    [Fact]
    public async Task Each_test_case_answers_call_by_call()
    {
        (await RunAsync("Happy")).MustSucceed("""{"rows":3}""").MustTake("Load", "Done").MustCall("Load", 1);
        (await RunAsync("Stubborn")).MustSucceed("""{"rows":4}""").MustCall("Load", 3).MustRetryAfter(2, 4);
        (await RunAsync("Gone")).MustSucceed("""{"Error":"Gone","Cause":"for good"}""").MustTake("Load", "Quarantine");
    }

    [Theory]
    [InlineData("""{"StateMachines":{},"MockedResponses":{"R":{"0":{}}}}""", "must either Return or Throw")]
    [InlineData("""{"StateMachines":{},"MockedResponses":{"R":{"a":{"Return":1}}}}""", "must be a number or a range")]
    [InlineData("""{"StateMachines":{},"MockedResponses":{"R":{"3-1":{"Return":1}}}}""", "must either Return or Throw")]
    [InlineData("""{"StateMachines":{"m":{"TestCases":{"c":{"S":"None"}}}},"MockedResponses":{}}""", "not among MockedResponses")]
    [InlineData("""{"StateMachines":{}}""", "cannot be read")]
    public void A_malformed_configuration_is_refused(string config, string reason) =>
        config.Invoking(MockConfig.Parse).Should().Throw<InvalidDataException>().WithMessage($"*{reason}*");

    [Fact]
    public void An_unknown_test_case_is_refused_with_the_known_ones() =>
        MockConfig.Parse(Config).Invoking(one => one.TestCase("ingest", "None")).Should().Throw<InvalidDataException>().WithMessage("*Happy, Stubborn, Gone*");

    [Fact]
    public async Task A_wrong_expectation_is_told_in_words()
    {
        var run = await RunAsync("Gone");
        run.Invoking(one => one.MustTake("Load", "Done")).Should().Throw<MachineAssertionException>().WithMessage("*it went Load → Quarantine, not Load → Done*");
        run.Invoking(one => one.MustFail("Gone")).Should().Throw<MachineAssertionException>();
        run.Invoking(one => one.MustCall("Load", 2)).Should().Throw<MachineAssertionException>().WithMessage("*called Load 1 times, not 2*");
    }

    private static Task<MachineRun> RunAsync(string testCase) => MachineTest.Of(Definition).Mocks(MockConfig.Parse(Config), "ingest", testCase).RunAsync();
}
