namespace StepFunctions.Cases;

/// <summary>What answers a state in a case: the first rule whose input is the task's.</summary>
internal sealed class CaseMock(JsonElement rules)
{
    private readonly Dictionary<int, int> _calls = [];

    /// <summary>Answers a call with the rule's next step; the last one repeats.</summary>
    public Task<JsonElement> AnswerAsync(TaskCall call, CancellationToken cancellationToken)
    {
        var at = 0;
        foreach (var rule in rules.EnumerateArray())
        {
            if (!rule.TryGetProperty("when", out var when) || JsonElement.DeepEquals(when, call.Input))
                return Task.FromResult(Step(rule.GetProperty("steps"), at, call));
            at++;
        }

        throw new TaskFailedException(Errors.Runtime, $"No mock of the state '{call.StateName}' takes this input.");
    }

    private JsonElement Step(JsonElement steps, int rule, TaskCall call)
    {
        var count = _calls[rule] = _calls.GetValueOrDefault(rule) + 1;
        var step = steps[Math.Min(count, steps.GetArrayLength()) - 1];
        if (step.TryGetProperty("throw", out var failure))
            throw new TaskFailedException(Text(failure, "Error") ?? "", Text(failure, "Cause"));
        var result = step.TryGetProperty("return", out var answer) ? answer : call.Input;
        return TaskIntegrations.AnswersInEnvelope(call.Resource) ? TaskIntegrations.Envelope(result) : result;
    }

    private static string? Text(JsonElement failure, string field) => failure.TryGetProperty(field, out var value) ? value.GetString() : null;
}
