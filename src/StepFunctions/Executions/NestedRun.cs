namespace StepFunctions.Executions;

/// <summary>A task that starts another machine of the same runner.</summary>
internal sealed class NestedRun(Branch branch, TaskState state, Frame frame)
{
    private const string Action = "arn:aws:states:::states:startExecution";

    /// <summary>Whether a resource starts a machine.</summary>
    public static bool Takes(string resource) => resource == Action || resource.StartsWith(Action + ".", StringComparison.Ordinal);

    /// <summary>Starts the machine; with <c>.sync</c> waits for its end and gives its description.</summary>
    public async Task<JsonElement> RunAsync(JsonElement arguments, TaskEvents events, CancellationToken cancellation)
    {
        var machine = Text(arguments, "StateMachineArn") ?? throw frame.Wrong("The field 'StateMachineArn' is required.");
        var name = Text(arguments, "Name") ?? new Intrinsics.Randomness("nested/" + frame.Key).Uuid();
        var input = arguments.TryGetProperty("Input", out var given) ? given : Json.EmptyObject;
        var execution = Start(machine, name, input.ValueKind == JsonValueKind.String ? Json.Parse(input.GetString()!) : input);
        var started = EventDetails.Of(writer =>
        {
            writer.WriteString("ExecutionArn", execution.Arn);
            writer.WriteNumber("StartDate", execution.StartTime.ToUnixTimeMilliseconds());
        });
        if (!state.Resource.Contains(".sync", StringComparison.Ordinal))
            return started;
        events.Submitted(started);
        await execution.Ended.Task.WaitAsync(cancellation);
        var described = Describe(execution, state.Resource.EndsWith(".sync:2", StringComparison.Ordinal));
        return execution.Status == ExecutionStatus.Succeeded ? described : throw new StateErrorException(Errors.TaskFailed, Json.Text(described));
    }

    private Execution Start(string machine, string name, JsonElement input)
    {
        try
        {
            return branch.Core.StartNested!(machine, name, input, frame.Key);
        }
        catch (RunnerException refused)
        {
            throw new StateErrorException("StepFunctions." + refused.Code + "Exception", refused.Message);
        }
    }

    private static string? Text(JsonElement arguments, string field) =>
        arguments.ValueKind == JsonValueKind.Object && arguments.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Describe(Execution execution, bool asJson) => EventDetails.Of(writer =>
    {
        writer.WriteString("ExecutionArn", execution.Arn);
        if (execution.Error is not null)
            writer.WriteString("Error", execution.Error);
        if (execution.Cause is not null)
            writer.WriteString("Cause", execution.Cause);
        Data(writer, "Input", execution.Input, asJson);
        writer.WriteString("Name", execution.Name);
        if (execution.Output is not null)
            Data(writer, "Output", Json.Parse(execution.Output), asJson);
        writer.WriteNumber("StartDate", execution.StartTime.ToUnixTimeMilliseconds());
        writer.WriteString("StateMachineArn", execution.Machine.Arn);
        writer.WriteString("Status", ExecutionEnds.Word(execution.Status));
        writer.WriteNumber("StopDate", execution.StopTime?.ToUnixTimeMilliseconds() ?? 0);
    });

    private static void Data(Utf8JsonWriter writer, string name, JsonElement data, bool asJson)
    {
        writer.WritePropertyName(name);
        if (asJson)
            data.WriteTo(writer);
        else
            writer.WriteStringValue(Json.Text(data));
        writer.WriteStartObject(name + "Details");
        writer.WriteBoolean("Included", true);
        writer.WriteEndObject();
    }
}
