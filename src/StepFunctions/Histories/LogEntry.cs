namespace StepFunctions.Histories;

/// <summary>A line of an execution's log: an event, with what the runner needs to go on from there.</summary>
/// <param name="Scope">The branch or item it belongs to.</param>
/// <param name="Child">The name of the distributed map's child execution it belongs to; null for the execution itself.</param>
/// <param name="Event">The event.</param>
/// <param name="Next">After a state was left: the next one; null at the end.</param>
internal sealed record LogEntry(string Scope, string? Child, HistoryEvent Event, string? Next)
{
    /// <summary>Whether a state was left here.</summary>
    public bool IsExit => Event.Type.EndsWith("StateExited", StringComparison.Ordinal);

    /// <summary>Whether a state was entered here.</summary>
    public bool IsEntry => Event.Type.EndsWith("StateEntered", StringComparison.Ordinal);

    /// <summary>The line, with its end.</summary>
    public ReadOnlyMemory<byte> Line()
    {
        var text = Json.Utf8(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("scope", Scope);
            if (Child is not null)
                writer.WriteString("child", Child);
            if (Next is not null)
                writer.WriteString("next", Next);
            writer.WritePropertyName("event");
            HistoryEventJson.Write(writer, Event);
            writer.WriteEndObject();
        });
        return (byte[])[.. text.Span, (byte)'\n'];
    }

    /// <summary>Reads a line.</summary>
    public static LogEntry Read(JsonElement line) => new(
        line.GetProperty("scope").GetString()!,
        line.TryGetProperty("child", out var child) ? child.GetString() : null,
        HistoryEventJson.Read(line.GetProperty("event")),
        line.TryGetProperty("next", out var next) ? next.GetString() : null);
}
