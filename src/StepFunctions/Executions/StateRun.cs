namespace StepFunctions.Executions;

/// <summary>One visit of a state.</summary>
internal sealed class StateRun(Branch branch, State state, JsonElement input)
{
    private readonly Frame _frame = new(branch, state.Name, branch.Record($"{state.Type}StateEntered", EventDetails.Entered(state.Name, input)));
    private JsonElement? _assigned;
    private string? _next = state.Next;

    /// <summary>Runs the state; gives the next one (null at the end) and its input.</summary>
    public async Task<(string? Next, JsonElement Data)> RunAsync()
    {
        if (state is FailState fail)
            throw Failure(fail);
        var output = state is WorkState work and not PassState ? await new WorkRun(branch, work, _frame, this).RunAsync(input) : await SimpleAsync();
        Limit(output);
        if (_assigned is { } assigned)
            branch.Variables.Set(assigned);
        branch.Record($"{state.Type}StateExited", EventDetails.Exited(state.Name, output, _assigned), _next);
        return (_next, output);
    }

    /// <summary>Sets variables once the state is left.</summary>
    public void Assign(Template? template, JsonElement data) => _assigned = template is null ? null : _frame.Fill(template, data);

    /// <summary>Goes elsewhere than the state's <c>Next</c>.</summary>
    public void GoTo(string next) => _next = next;

    /// <summary>Puts a result into the input.</summary>
    public static JsonElement Put(Selection place, JsonElement input, JsonElement result)
    {
        if (place.Path is null)
            return input;
        return ReferencePath.Put(input, place.Path, result)
            ?? throw new StateErrorException("States.ResultPathMatchFailure", $"Unable to apply ReferencePath {place.Path} to input {Json.Text(input)}");
    }

    private void Limit(JsonElement output)
    {
        if (Json.Size(output) > Errors.MaxPayloadBytes)
            throw Errors.TooLarge(state.Name);
    }

    private async Task<JsonElement> SimpleAsync()
    {
        var effective = _frame.Select(state.Input, input);
        switch (state)
        {
            case PassState pass:
                return _frame.Select(pass.Output, Pass(pass, effective));
            case ChoiceState choice:
                Choose(choice, effective);
                break;
            case WaitState wait:
                await WaitAsync(wait, effective);
                Assign(wait.Assign, effective);
                break;
            case SucceedState:
                break;
            default:
                throw new InvalidOperationException($"No way to run a {state.Type}.");
        }

        return _frame.Select(state.Output, effective);
    }

    private JsonElement Pass(PassState pass, JsonElement effective)
    {
        var result = pass.Result ?? (pass.Parameters is null ? effective : _frame.Fill(pass.Parameters, effective));
        Assign(pass.Assign, result);
        return Put(pass.ResultPath, input, result);
    }

    private void Choose(ChoiceState choice, JsonElement effective)
    {
        var rule = choice.Choices.FirstOrDefault(rule => ChoiceEvaluation.Holds(rule.Test, _frame, effective));
        if (rule is null && choice.Default is null)
            throw new StateErrorException("States.NoChoiceMatched", Errors.InState(state.Name, _frame.Entered.Id, "Failed to transition out of the state. The state does not point to a next state."));
        GoTo(rule?.Next ?? choice.Default!);
        Assign(rule is null ? choice.Assign : rule.Assign, effective);
    }

    private async Task WaitAsync(WaitState wait, JsonElement effective)
    {
        var until = wait.Timestamp ?? (wait.TimestampPath is { } path ? Instant(path, effective) : _frame.Entered.Timestamp.AddSeconds(Seconds(wait, effective)));
        branch.Core.Observe?.Waited(state.Name, Math.Max(0, (until - _frame.Entered.Timestamp).TotalSeconds));
        await branch.Core.DelayAsync(until, branch.Cancellation);
    }

    private double Seconds(WaitState wait, JsonElement effective)
    {
        if (wait.Seconds?.Path is not { } path)
            return wait.Seconds!.Number!.Value;
        var value = _frame.Find(path, effective);
        if (Json.Whole(value) is not { } seconds)
            throw _frame.Wrong($"The SecondsPath parameter cannot be parsed as a long value: {path} == {Json.Text(value)}");
        return seconds is >= 0 and <= 99_999_999 ? seconds : throw _frame.Wrong($"The SecondsPath parameter references an invalid value: {path} == {Json.Text(value)}");
    }

    private DateTimeOffset Instant(JsonPath path, JsonElement effective)
    {
        var value = _frame.Find(path, effective);
        return value.ValueKind == JsonValueKind.String && ChoiceOperator.TryInstant(value.GetString()!, out var instant)
            ? instant
            : throw _frame.Wrong($"The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: {path} == {Json.Text(value).Trim('"')}");
    }

    private StateErrorException Failure(FailState fail) => new(Text(fail.Error, "ErrorPath"), Text(fail.Cause, "CausePath"));

    private string? Text(Expression? expression, string field)
    {
        if (expression is null)
            return null;
        var value = _frame.Evaluate(() =>
        {
            try
            {
                return expression.Value(_frame.Scope(input));
            }
            catch (PathNotFoundException missing)
            {
                throw new TemplateFailureException($"The JSONPath '{missing.Path}' specified for the field '{field}' could not be found in the input '{Json.Text(missing.Document)}'");
            }
        });
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw _frame.Wrong($"The {field} parameter does not reference a string: {Json.Text(value)}");
    }
}
