using System.Globalization;

namespace StepFunctions.Mocks;

/// <summary>What some calls of a state are answered with: calls <paramref name="From"/> to <paramref name="To"/>, both included, counted from 0.</summary>
internal sealed record MockedCall(int From, int To, JsonElement Value, string? Error, string? Cause);

/// <summary>The answers of one state within one execution.</summary>
internal sealed class MockedAnswers(string state, IReadOnlyList<MockedCall> calls)
{
    private int _count;

    /// <summary>Answers the next call.</summary>
    public Task<JsonElement> AnswerAsync(TaskCall call, CancellationToken cancellationToken)
    {
        var at = _count++;
        var answer = calls.FirstOrDefault(one => one.From <= at && at <= one.To)
            ?? throw new TaskFailedException(Errors.Runtime, string.Create(CultureInfo.InvariantCulture, $"The state '{state}' has no mocked response for its call number {at}."));
        return answer.Error is null ? Task.FromResult(answer.Value) : throw new TaskFailedException(answer.Error, answer.Cause);
    }
}
