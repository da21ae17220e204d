namespace StepFunctions.Executions;

/// <summary>The details of events, in the service's form.</summary>
internal static class EventDetails
{
    /// <summary>A state was entered.</summary>
    public static JsonElement Entered(string name, JsonElement input) => Of(writer =>
    {
        writer.WriteString("name", name);
        Data(writer, "input", input);
    });

    /// <summary>A state was left.</summary>
    public static JsonElement Exited(string name, JsonElement output, JsonElement? assigned) => Of(writer =>
    {
        writer.WriteString("name", name);
        Data(writer, "output", output);
        if (assigned is not { } variables)
            return;
        writer.WriteStartObject("assignedVariables");
        foreach (var property in variables.EnumerateObject())
            writer.WriteString(property.Name, Json.Text(property.Value));
        writer.WriteEndObject();
    });

    /// <summary>Data as text.</summary>
    public static void Data(Utf8JsonWriter writer, string name, JsonElement data)
    {
        writer.WriteString(name, Json.Text(data));
        writer.WriteStartObject(name + "Details");
        writer.WriteBoolean("truncated", false);
        writer.WriteEndObject();
    }

    /// <summary>An error with its cause.</summary>
    public static JsonElement Error(string? error, string? cause, Action<Utf8JsonWriter>? more = null) => Of(writer =>
    {
        more?.Invoke(writer);
        if (error is not null)
            writer.WriteString("error", error);
        if (cause is not null)
            writer.WriteString("cause", cause);
    });

    /// <summary>An object.</summary>
    public static JsonElement Of(Action<Utf8JsonWriter> fields) => Json.Build(writer =>
    {
        writer.WriteStartObject();
        fields(writer);
        writer.WriteEndObject();
    });
}
