using System.Globalization;

namespace StepFunctions.Histories;

/// <summary>Writes and reads events in the form of the service's API.</summary>
internal static class HistoryEventJson
{
    /// <summary>Seconds since 1970 with milliseconds, as the protocol has it.</summary>
    public static void WriteSeconds(Utf8JsonWriter writer, string name, DateTimeOffset instant)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue((instant.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes an event.</summary>
    public static void Write(Utf8JsonWriter writer, HistoryEvent one, bool withData = true)
    {
        writer.WriteStartObject();
        WriteSeconds(writer, "timestamp", one.Timestamp);
        writer.WriteString("type", one.Type);
        writer.WriteNumber("id", one.Id);
        writer.WriteNumber("previousEventId", one.PreviousId);
        if (one.Details.ValueKind == JsonValueKind.Object)
        {
            writer.WritePropertyName(DetailsName(one.Type));
            if (withData)
                one.Details.WriteTo(writer);
            else
                WriteWithoutData(writer, one.Details);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads an event.</summary>
    public static HistoryEvent Read(JsonElement source)
    {
        var type = source.GetProperty("type").GetString()!;
        return new HistoryEvent(
            source.GetProperty("id").GetInt64(),
            source.GetProperty("previousEventId").GetInt64(),
            type,
            Instant(source.GetProperty("timestamp")),
            source.TryGetProperty(DetailsName(type), out var details) ? details : default);
    }

    /// <summary>The protocol has seconds; the AWS CLI prints text.</summary>
    private static DateTimeOffset Instant(JsonElement timestamp) => timestamp.ValueKind == JsonValueKind.String
        ? DateTimeOffset.Parse(timestamp.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
        : DateTimeOffset.FromUnixTimeMilliseconds((long)(timestamp.GetDecimal() * 1000m));

    private static string DetailsName(string type)
    {
        if (type.EndsWith("StateEntered", StringComparison.Ordinal))
            return "stateEnteredEventDetails";
        if (type.EndsWith("StateExited", StringComparison.Ordinal))
            return "stateExitedEventDetails";
        return char.ToLowerInvariant(type[0]) + type[1..] + "EventDetails";
    }

    private static void WriteWithoutData(Utf8JsonWriter writer, JsonElement details)
    {
        writer.WriteStartObject();
        foreach (var property in details.EnumerateObject().Where(property => property.Name is not ("input" or "output" or "inputDetails" or "outputDetails" or "error" or "cause")))
            property.WriteTo(writer);
        writer.WriteEndObject();
    }
}
