namespace StepFunctions.Histories;

/// <summary>A process with a runner in it, to be killed: goes on with the execution in its folder, or starts it.</summary>
internal static class KillVictim
{
    private const string Definition = """
        {"StartAt":"Split","States":{
          "Split":{"Type":"Parallel","Branches":[
            {"StartAt":"Left","States":{"Left":{"Type":"Task","Resource":"arn:aws:states:::t:left","Assign":{"seen.$":"$"},"Next":"Pause"},"Pause":{"Type":"Wait","Seconds":1,"Next":"Tell"},"Tell":{"Type":"Pass","Parameters":{"left.$":"$seen"},"End":true}}},
            {"StartAt":"Flaky","States":{"Flaky":{"Type":"Task","Resource":"arn:aws:states:::t:flaky","Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":1,"MaxAttempts":2,"BackoffRate":1}],"Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.e","Next":"Caught"}],"End":true},"Caught":{"Type":"Pass","End":true}}}],
            "ResultPath":"$.split","Next":"Each"},
          "Each":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":2,"ItemProcessor":{"StartAt":"Item","States":{"Item":{"Type":"Task","Resource":"arn:aws:states:::t:item","End":true}}},"ResultPath":"$.each","Next":"Many"},
          "Many":{"Type":"Map","ItemsPath":"$.items","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Child","States":{"Child":{"Type":"Task","Resource":"arn:aws:states:::t:child","End":true}}},"ResultPath":"$.many","Next":"Count"},
          "Count":{"Type":"Task","Resource":"arn:aws:states:::t:count","ResultPath":"$.n","Next":"Again"},
          "Again":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":4,"Next":"Count"}],"Default":"Done"},
          "Done":{"Type":"Succeed"}}}
        """;

    /// <summary>Arguments: the folder, then the milliseconds a task takes. Leaves <c>result.json</c> there.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (folder, pace) = (args[0], int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
        var effects = Path.Combine(folder, "effects.txt");
        var gate = new SemaphoreSlim(1);
        var tasks = new TaskIntegrations().Service("arn:aws:states:::t:*", async (call, cancellation) =>
        {
            await Task.Delay(pace, cancellation);
            await gate.WaitAsync(cancellation);
            await File.AppendAllTextAsync(effects, $"{call.StateName} {call.IdempotencyKey}\n", cancellation);
            gate.Release();
            return Answer(call);
        });
        await using var runner = new StateMachineRunner(new RunnerOptions { Folder = Path.Combine(folder, "runner") }, tasks);
        await runner.CreateStateMachineAsync("m", StateMachine.Parse(Definition));
        await runner.ResumeAsync();
        var ended = await runner.RunAsync("m", "run", """{"items":[1,2,3,4],"n":0}""");
        await File.WriteAllTextAsync(Path.Combine(folder, "result.json"), $"{ended.Status} {ended.Output} {ended.Error} {ended.Cause}");
        return 0;
    }

    private static JsonElement Answer(TaskCall call) => call.StateName switch
    {
        "Flaky" when call.RetryCount < 2 => throw new TaskFailedException("Busy", null),
        "Flaky" => throw new TaskFailedException("Broken", "for good"),
        "Count" => Json.Number(call.Input.GetProperty("n").GetInt64() + 1),
        "Item" or "Child" => Json.Number(call.Input.GetInt64() * 10),
        _ => Json.String(call.StateName),
    };
}
