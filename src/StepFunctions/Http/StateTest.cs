using System.Text.Json.Nodes;

namespace StepFunctions.Http;

/// <summary><c>TestState</c>: one state run by itself, with the registered tasks or a mocked answer; time is simulated.</summary>
internal sealed class StateTest(ActionRequest request, RunnerOptions options, TaskIntegrations tasks)
{
    private const string Before = "(variables)";
    private readonly string _name = request.Text("stateName") ?? "State";

    /// <summary>Runs the state; gives the response.</summary>
    public async Task<JsonElement> RunAsync(CancellationToken cancellation)
    {
        var state = State();
        var retry = state["Retry"] as JsonArray;
        state.Remove("Retry");
        var machine = ProtocolActions.Parse(Machine(state).ToJsonString());
        var own = options with { Folder = null, Time = new SimulatedTime(), Progress = null, TasksInline = Mock() is not null };
        await using var runner = new StateMachineRunner(own, tasks.With(name => name == _name ? Mock() : null));
        await runner.CreateStateMachineAsync("test-state", machine);
        var ended = await runner.RunAsync("test-state", "test", request.Text("input") ?? "{}", cancellation);
        return Answer(ended, await runner.HistoryAsync(ended.ExecutionArn), retry);
    }

    private JsonObject State()
    {
        var definition = Node(request.Required("definition")) as JsonObject ?? throw Invalid("the definition must be an object");
        if (request.Text("stateName") is null)
            return definition;
        return Named(definition) ?? throw Invalid($"there is no state '{_name}'");
    }

    private JsonObject? Named(JsonObject machine)
    {
        if (machine["States"] is not JsonObject states)
            return null;
        if (states[_name] is JsonObject found)
            return (JsonObject)found.DeepClone();
        return states.Select(one => one.Value).OfType<JsonObject>().SelectMany(Inner).Select(Named).FirstOrDefault(inner => inner is not null);
    }

    private static IEnumerable<JsonObject> Inner(JsonObject state) =>
        ((state["Branches"] as JsonArray)?.OfType<JsonObject>() ?? []).Concat(new[] { state["ItemProcessor"], state["Iterator"] }.OfType<JsonObject>());

    /// <summary>The state among stand-ins for the states it may go to, after one that sets the given variables.</summary>
    private JsonObject Machine(JsonObject state)
    {
        var states = new JsonObject { [_name] = state.DeepClone() };
        foreach (var target in Targets(state).Distinct().Where(target => target != _name))
            states[target] = new JsonObject { ["Type"] = "Succeed" };
        if (request.Text("variables") is not { } variables)
            return new JsonObject { ["StartAt"] = _name, ["States"] = states };
        states[Before] = new JsonObject { ["Type"] = "Pass", ["Assign"] = Node(variables), ["Next"] = _name };
        return new JsonObject { ["StartAt"] = Before, ["States"] = states };
    }

    private static IEnumerable<string> Targets(JsonObject state)
    {
        var rules = new[] { state["Choices"], state["Catch"] }.OfType<JsonArray>().SelectMany(rules => rules).OfType<JsonObject>();
        return rules.Select(rule => rule["Next"]).Append(state["Next"]).Append(state["Default"]).OfType<JsonValue>()
            .Select(target => target.GetValueKind() == JsonValueKind.String ? target.GetValue<string>() : "").Where(target => target.Length > 0);
    }

    private TaskHandler? Mock()
    {
        if (!request.Body.TryGetProperty("mock", out var mock) || mock.ValueKind != JsonValueKind.Object)
            return null;
        if (mock.TryGetProperty("errorOutput", out var failure))
            return (_, _) => throw new TaskFailedException(Text(failure, "error") ?? "", Text(failure, "cause"));
        return Text(mock, "result") is { } result ? (_, _) => Task.FromResult(Json.Parse(result)) : null;
    }

    private JsonElement Answer(ExecutionDescription ended, IReadOnlyList<HistoryEvent> history, JsonArray? retry)
    {
        var own = history.SkipWhile(one => !(one.Type.EndsWith("StateEntered", StringComparison.Ordinal) && one.StateName == _name)).ToArray();
        var exit = own.FirstOrDefault(one => one.Type.EndsWith("StateExited", StringComparison.Ordinal) && one.StateName == _name);
        // what a catcher of the state took stands right before the exit; what was caught within a Parallel or Map state lies further back
        var failure = own.TakeWhile(one => one != exit).LastOrDefault() is { } last && (last.Type.EndsWith("Failed", StringComparison.Ordinal) || last.Type.EndsWith("TimedOut", StringComparison.Ordinal)) ? last : null;
        var (error, cause) = exit is null ? (ended.Error, ended.Cause) : (failure?.Text("error"), failure?.Text("cause"));
        var isRetried = (exit is null || failure is not null) && IsRetried(retry, error);
        return EventDetails.Of(writer =>
        {
            writer.WriteString("status", isRetried ? "RETRIABLE" : exit is null ? "FAILED" : failure is null ? "SUCCEEDED" : "CAUGHT_ERROR");
            if (!isRetried && exit?.Text("output") is { } output)
                writer.WriteString("output", output);
            if (!isRetried && exit is not null && own.SkipWhile(one => one != exit).FirstOrDefault(one => one.Type.EndsWith("StateEntered", StringComparison.Ordinal)) is { } next)
                writer.WriteString("nextState", next.StateName);
            if (error is not null && (exit is null || failure is not null))
                writer.WriteString("error", error);
            if (cause is not null && (exit is null || failure is not null))
                writer.WriteString("cause", cause);
            if (request.Text("inspectionLevel") is "DEBUG" or "TRACE")
                Inspect(writer, own);
        });
    }

    private void Inspect(Utf8JsonWriter writer, IReadOnlyList<HistoryEvent> own)
    {
        writer.WriteStartObject("inspectionData");
        writer.WriteString("input", request.Text("input") ?? "{}");
        if (own.FirstOrDefault(one => one.Type == "TaskScheduled")?.Text("parameters") is { } parameters)
            writer.WriteString("afterParameters", parameters);
        if (own.FirstOrDefault(one => one.Type is "TaskSucceeded" or "LambdaFunctionSucceeded")?.Text("output") is { } result)
            writer.WriteString("result", result);
        writer.WriteEndObject();
    }

    /// <summary>Whether the first retrier that names the error tries again.</summary>
    private static bool IsRetried(JsonArray? retry, string? error)
    {
        var first = retry?.FirstOrDefault(retrier => Errors.Match((retrier?["ErrorEquals"] as JsonArray)?.Select(name => name?.ToString() ?? "").ToArray() ?? [], error));
        return first is not null && first["MaxAttempts"]?.ToString() != "0";
    }

    private static JsonNode? Node(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException wrong)
        {
            throw Invalid(wrong.Message);
        }
    }

    private static RunnerException Invalid(string what) => new("InvalidDefinition", $"Invalid State Machine Definition: '{what}'");

    private static string? Text(JsonElement source, string field) => source.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
