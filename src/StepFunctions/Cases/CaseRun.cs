namespace StepFunctions.Cases;

/// <summary>One run of a conformance case.</summary>
internal sealed record CaseRun(string Name, int Number, string Definition, JsonElement Source)
{
    private const string MachineName = "m";
    private const string ExecutionName = "run1";

    /// <summary>Runs it; gives the answer.</summary>
    public async Task<JsonElement> AnswerAsync()
    {
        if (StateMachine.Check(Definition) is { Count: > 0 } problems)
            return Refused(problems);
        var observe = new RunObserver();
        var tasks = new TaskIntegrations();
        if (Source.TryGetProperty("mocks", out var mocks))
        {
            var answers = mocks.EnumerateObject().ToDictionary(mock => mock.Name, mock => new CaseMock(mock.Value));
            tasks.Mocks(state => answers.TryGetValue(state, out var mock) ? mock.AnswerAsync : null);
        }

        await using var runner = new StateMachineRunner(new RunnerOptions { Time = new SimulatedTime(), TasksInline = true }, tasks, observe);
        await runner.CreateStateMachineAsync(MachineName, StateMachine.Parse(Definition));
        var ended = await runner.RunAsync(MachineName, ExecutionName, Json.Text(Source.GetProperty("input")));
        return Answer(ended, observe);
    }

    private JsonElement Refused(IReadOnlyList<DefinitionProblem> problems) => EventDetails.Of(writer =>
    {
        writer.WriteString("name", Name);
        writer.WriteNumber("run", Number);
        writer.WriteString("status", "REFUSED");
        writer.WriteString("cause", string.Join('\n', problems));
    });

    private JsonElement Answer(ExecutionDescription ended, RunObserver observe) => EventDetails.Of(writer =>
    {
        writer.WriteString("name", Name);
        writer.WriteNumber("run", Number);
        // the form knows no third end: a machine that ran out of time failed
        writer.WriteString("status", ended.Status == ExecutionStatus.Succeeded ? "SUCCEEDED" : "FAILED");
        if (ended.Output is not null)
        {
            writer.WritePropertyName("output");
            writer.WriteRawValue(ended.Output);
        }

        if (ended.Error is not null)
            writer.WriteString("error", ended.Error);
        if (ended.Cause is not null)
            writer.WriteString("cause", ended.Cause);
        writer.WriteStartObject("attempts");
        foreach (var (state, count) in observe.Attempts)
            writer.WriteNumber(state, count);
        writer.WriteEndObject();
        Seconds(writer, "waits", observe.Waits);
        Seconds(writer, "retryWaits", observe.Retries);
    });

    private static void Seconds(Utf8JsonWriter writer, string name, IEnumerable<(string State, double Seconds)> waits)
    {
        writer.WriteStartArray(name);
        foreach (var (_, seconds) in waits)
            writer.WriteNumberValue(seconds);
        writer.WriteEndArray();
    }
}
