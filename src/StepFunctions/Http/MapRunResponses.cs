namespace StepFunctions.Http;

/// <summary>The shapes of the protocol's responses about map runs.</summary>
internal static class MapRunResponses
{
    /// <summary>A map run in a list.</summary>
    public static void Item(Utf8JsonWriter writer, MapRunDescription run)
    {
        writer.WriteStartObject();
        Common(writer, run);
        writer.WriteString("stateMachineArn", run.StateMachineArn);
        writer.WriteEndObject();
    }

    /// <summary>A map run with its counts.</summary>
    public static JsonElement Whole(MapRunDescription run) => EventDetails.Of(writer =>
    {
        Common(writer, run);
        writer.WriteString("status", ExecutionEnds.Word(run.Status));
        writer.WriteNumber("maxConcurrency", run.MaxConcurrency);
        writer.WriteNumber("toleratedFailurePercentage", run.ToleratedFailurePercentage);
        writer.WriteNumber("toleratedFailureCount", run.ToleratedFailureCount);
        Counts(writer, "itemCounts", run.Items, run.ResultsWritten);
        Counts(writer, "executionCounts", run.Executions, run.ResultsWritten);
        writer.WriteNumber("redriveCount", run.RedriveCount);
    });

    private static void Common(Utf8JsonWriter writer, MapRunDescription run)
    {
        writer.WriteString("mapRunArn", run.MapRunArn);
        writer.WriteString("executionArn", run.ExecutionArn);
        HistoryEventJson.WriteSeconds(writer, "startDate", run.StartTime);
        if (run.StopTime is { } stop)
            HistoryEventJson.WriteSeconds(writer, "stopDate", stop);
    }

    private static void Counts(Utf8JsonWriter writer, string name, MapRunCounts counts, int written)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("pending", counts.Pending);
        writer.WriteNumber("running", counts.Running);
        writer.WriteNumber("succeeded", counts.Succeeded);
        writer.WriteNumber("failed", counts.Failed);
        writer.WriteNumber("timedOut", counts.TimedOut);
        writer.WriteNumber("aborted", counts.Aborted);
        writer.WriteNumber("total", counts.Total);
        writer.WriteNumber("resultsWritten", written);
        writer.WriteEndObject();
    }
}
