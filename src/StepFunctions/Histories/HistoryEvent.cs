namespace StepFunctions.Histories;

/// <summary>One event of an execution's history, as <c>GetExecutionHistory</c> gives it.</summary>
/// <param name="Id">Counted from 1 within the execution.</param>
/// <param name="PreviousId">The event that led to this one; 0 for the first.</param>
/// <param name="Type">The service's word: <c>TaskScheduled</c>, <c>PassStateEntered</c> …</param>
/// <param name="Timestamp">When, UTC.</param>
/// <param name="Details">The event's details, an object; undefined when the type has none.</param>
public sealed record HistoryEvent(long Id, long PreviousId, string Type, DateTimeOffset Timestamp, JsonElement Details)
{
    /// <summary>The state the event tells of, where its details name one.</summary>
    public string? StateName => Text("name");

    /// <summary>A text among the details; null when there is none.</summary>
    public string? Text(string field) =>
        Details.ValueKind == JsonValueKind.Object && Details.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
