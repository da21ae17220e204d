using System.Text;

namespace StepFunctions.Executions;

/// <summary>Writes the results of a distributed map to objects, with a manifest, as the service does.</summary>
internal static class ResultWriting
{
    private const string Failed = "States.ResultWriterFailed";
    private static readonly string[] Kinds = ["FAILED", "PENDING", "SUCCEEDED"];

    /// <summary>Writes; gives what becomes the state's result.</summary>
    public static async Task<JsonElement> WriteAsync(ResultWriter writer, Branch branch, Frame frame, JsonElement input, string mapRun, IReadOnlyList<Execution> children)
    {
        if (writer.Resource is null)
            return Results(writer, children.Where(child => child.Status == ExecutionStatus.Succeeded));
        var objects = branch.Core.Options.Objects ?? throw new StateErrorException(Failed, "No objects can be written: give the runner's options their Objects (ObjectAccess).");
        var parameters = writer.Parameters is null ? Json.EmptyObject : frame.Fill(writer.Parameters, input);
        var bucket = Text(parameters, "Bucket") ?? throw new StateErrorException(Failed, "The ResultWriter's Parameters need a Bucket.");
        var folder = string.Join('/', new[] { Text(parameters, "Prefix")?.Trim('/'), mapRun.Split(':')[^1] }.Where(part => !string.IsNullOrEmpty(part)));
        var key = $"{folder}/manifest.json";
        try
        {
            var files = new Dictionary<string, IReadOnlyList<(string Key, int Size)>>();
            foreach (var kind in Kinds)
            {
                var ended = children.Where(child => Kind(child) == kind).ToArray();
                files[kind] = ended.Length == 0 ? [] : [await FileAsync(writer, objects, bucket, $"{folder}/{kind}_0", ended, branch.Cancellation)];
            }

            await objects.Write(bucket, key, Manifest(bucket, mapRun, files), branch.Cancellation);
        }
        catch (IOException wrong)
        {
            throw new StateErrorException(Failed, wrong.Message);
        }

        return EventDetails.Of(json =>
        {
            json.WriteString("MapRunArn", mapRun);
            json.WriteStartObject("ResultWriterDetails");
            json.WriteString("Bucket", bucket);
            json.WriteString("Key", key);
            json.WriteEndObject();
        });
    }

    /// <summary>Timed out and aborted ones count as failed; those that a failing map never started are pending.</summary>
    private static string Kind(Execution child) => child.Status switch
    {
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Running => "PENDING",
        _ => "FAILED",
    };

    private static async Task<(string Key, int Size)> FileAsync(ResultWriter writer, ObjectAccess objects, string bucket, string name, IReadOnlyList<Execution> children, CancellationToken cancellation)
    {
        var results = Results(writer, children);
        var lines = writer.OutputType == "JSONL";
        var content = lines ? Encoding.UTF8.GetBytes(string.Concat(results.EnumerateArray().Select(one => Json.Text(one) + "\n"))) : Json.Utf8(results.WriteTo);
        var key = name + (lines ? ".jsonl" : ".json");
        await objects.Write(bucket, key, content, cancellation);
        return (key, content.Length);
    }

    private static JsonElement Results(ResultWriter writer, IEnumerable<Execution> children) => Json.Build(json =>
    {
        json.WriteStartArray();
        foreach (var child in children)
            Result(json, writer.Transformation, child);
        json.WriteEndArray();
    });

    private static void Result(Utf8JsonWriter json, string transformation, Execution child)
    {
        if (transformation == "NONE" || child.Output is null)
        {
            Described(json, child);
            return;
        }

        var output = Json.Parse(child.Output);
        if (transformation == "FLATTEN" && output.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in output.EnumerateArray())
                item.WriteTo(json);
        }
        else
        {
            output.WriteTo(json);
        }
    }

    private static void Described(Utf8JsonWriter json, Execution child)
    {
        json.WriteStartObject();
        json.WriteString("ExecutionArn", child.Arn);
        if (child.Error is not null)
            json.WriteString("Error", child.Error);
        if (child.Cause is not null)
            json.WriteString("Cause", child.Cause);
        EventDetails.Data(json, "Input", child.Input);
        json.WriteString("Name", child.Name);
        if (child.Output is not null)
            json.WriteString("Output", child.Output);
        json.WriteString("StartDate", Frame.Instant(child.StartTime));
        json.WriteString("StateMachineArn", child.Machine.Arn);
        json.WriteString("Status", child.Status == ExecutionStatus.Running ? "PENDING" : ExecutionEnds.Word(child.Status));
        json.WriteString("StopDate", Frame.Instant(child.StopTime ?? child.StartTime));
        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Manifest(string bucket, string mapRun, Dictionary<string, IReadOnlyList<(string Key, int Size)>> files) => Json.Utf8(json =>
    {
        json.WriteStartObject();
        json.WriteString("DestinationBucket", bucket);
        json.WriteString("MapRunArn", mapRun);
        json.WriteStartObject("ResultFiles");
        foreach (var (status, written) in files)
        {
            json.WriteStartArray(status);
            foreach (var (key, size) in written)
            {
                json.WriteStartObject();
                json.WriteString("Key", key);
                json.WriteNumber("Size", size);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static string? Text(JsonElement parameters, string field) =>
        parameters.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
