namespace StepFunctions.Http;

/// <summary>The shapes of the protocol's responses.</summary>
internal static class Responses
{
    /// <summary>A machine with its definition.</summary>
    public static JsonElement Machine(Machine machine, string dateField) => EventDetails.Of(writer =>
    {
        writer.WriteString("stateMachineArn", machine.Arn);
        writer.WriteString("name", machine.Name);
        writer.WriteString("status", "ACTIVE");
        writer.WriteString("definition", machine.StateMachine.Definition);
        writer.WriteString("roleArn", $"arn:aws:iam::{machine.Arn.Split(':')[4]}:role/{machine.Name}");
        writer.WriteString("type", machine.Type);
        HistoryEventJson.WriteSeconds(writer, dateField, machine.Created);
        writer.WriteStartObject("loggingConfiguration");
        writer.WriteString("level", "OFF");
        writer.WriteBoolean("includeExecutionData", false);
        writer.WriteEndObject();
    });

    /// <summary>A machine in a list.</summary>
    public static void MachineItem(Utf8JsonWriter writer, Machine machine)
    {
        writer.WriteStartObject();
        writer.WriteString("stateMachineArn", machine.Arn);
        writer.WriteString("name", machine.Name);
        writer.WriteString("type", machine.Type);
        HistoryEventJson.WriteSeconds(writer, "creationDate", machine.Created);
        writer.WriteEndObject();
    }

    /// <summary>An execution.</summary>
    public static JsonElement Execution(ExecutionDescription one, bool withBilling) => EventDetails.Of(writer =>
    {
        Common(writer, one);
        writer.WriteString("input", one.Input);
        Included(writer, "inputDetails");
        if (one.Output is not null)
        {
            writer.WriteString("output", one.Output);
            Included(writer, "outputDetails");
        }

        if (one.Error is not null)
            writer.WriteString("error", one.Error);
        if (one.Cause is not null)
            writer.WriteString("cause", one.Cause);
        if (withBilling)
            Billing(writer, one);
        else
            writer.WriteString("redriveStatus", one.Status is ExecutionStatus.Running or ExecutionStatus.Succeeded ? "NOT_REDRIVABLE" : "REDRIVABLE");
    });

    /// <summary>An execution in a list.</summary>
    public static void ExecutionItem(Utf8JsonWriter writer, ExecutionDescription one)
    {
        writer.WriteStartObject();
        Common(writer, one);
        writer.WriteEndObject();
    }

    /// <summary>A page of a list.</summary>
    public static JsonElement List<T>(string field, (IReadOnlyList<T> Page, string? NextToken) list, Action<Utf8JsonWriter, T> write) => EventDetails.Of(writer =>
    {
        writer.WriteStartArray(field);
        foreach (var item in list.Page)
            write(writer, item);
        writer.WriteEndArray();
        if (list.NextToken is not null)
            writer.WriteString("nextToken", list.NextToken);
    });

    private static void Common(Utf8JsonWriter writer, ExecutionDescription one)
    {
        writer.WriteString("executionArn", one.ExecutionArn);
        writer.WriteString("stateMachineArn", one.StateMachineArn);
        writer.WriteString("name", one.Name);
        writer.WriteString("status", ExecutionEnds.Word(one.Status));
        HistoryEventJson.WriteSeconds(writer, "startDate", one.StartTime);
        if (one.StopTime is { } stopped)
            HistoryEventJson.WriteSeconds(writer, "stopDate", stopped);
        writer.WriteNumber("redriveCount", one.RedriveCount);
        if (one.RedriveTime is { } redriven)
            HistoryEventJson.WriteSeconds(writer, "redriveDate", redriven);
        if (one.MapRunArn is not null)
            writer.WriteString("mapRunArn", one.MapRunArn);
    }

    private static void Included(Utf8JsonWriter writer, string field)
    {
        writer.WriteStartObject(field);
        writer.WriteBoolean("included", true);
        writer.WriteEndObject();
    }

    private static void Billing(Utf8JsonWriter writer, ExecutionDescription one)
    {
        writer.WriteStartObject("billingDetails");
        writer.WriteNumber("billedMemoryUsedInMB", 64);
        writer.WriteNumber("billedDurationInMilliseconds", (long)Math.Ceiling(((one.StopTime ?? one.StartTime) - one.StartTime).TotalMilliseconds / 100) * 100);
        writer.WriteEndObject();
    }
}
