namespace StepFunctions.Cases;

public sealed class CaseFolderTests
{
    [Fact]
    public async Task A_case_is_answered_run_by_run()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "one.json"), """
            {"name":"one","area":"task","definition":{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f","Payload.$":"$"},
               "Retry":[{"ErrorEquals":["E"],"IntervalSeconds":3}],"Next":"W"},"W":{"Type":"Wait","Seconds":7,"End":true}}},
             "runs":[{"input":1,"mocks":{"T":[{"when":1,"steps":[{"throw":{"Error":"E","Cause":"c"}},{"return":2}]}]}},
                     {"input":9,"mocks":{"T":[{"when":1,"steps":[{"return":2}]},{"steps":[{"echo":true}]}]}},
                     {"input":1,"definition":{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E"}}}},
                     {"input":1,"definition":{"QueryLanguage":"JSONata","StartAt":"F","States":{"F":{"Type":"Succeed"}}}}]}
            """);
        var answers = new List<string>();
        await foreach (var answer in CaseFolder.RunAsync(folder.Path))
            answers.Add(answer);
        answers[0].Should().Be("""{"name":"one","run":0,"status":"SUCCEEDED","output":{"ExecutedVersion":"$LATEST","Payload":2,"StatusCode":200},"attempts":{"T":2},"waits":[7],"retryWaits":[3]}""");
        answers[1].Should().Contain("\"Payload\":9");
        answers[2].Should().Be("""{"name":"one","run":2,"status":"FAILED","error":"E","attempts":{},"waits":[],"retryWaits":[]}""");
        answers[3].Should().Contain("\"status\":\"REFUSED\"");
    }
}
