using System.Globalization;

namespace StepFunctions.Executions;

/// <summary>One try of an inline Map state.</summary>
internal sealed class MapRun(Branch branch, MapState state, Frame frame)
{
    /// <summary>AWS runs no more iterations of an inline map at once.</summary>
    private const int MaxAtOnce = 40;

    /// <summary>The outputs of the iterations, in order.</summary>
    public async Task<JsonElement> RunAsync(JsonElement input)
    {
        var items = Items(state, frame, input);
        var atOnce = frame.Number(state.MaxConcurrency, input, 0, int.MaxValue) is > 0 and var most ? (int)Math.Min(most, MaxAtOnce) : MaxAtOnce;
        branch.Record("MapStateStarted", EventDetails.Of(writer => writer.WriteNumber("length", items.Count)));
        if (branch.TakeRecorded("MapStateFailed") is { } failed)
            throw new StateErrorException(failed.Text("error"), failed.Text("cause"));
        try
        {
            var started = branch.PreviousId;
            var outputs = await FanOut.RunAsync(items.Count, atOnce, (at, cancellation) => IterateAsync(items[at], input, started, cancellation), branch.Cancellation);
            branch.Record("MapStateSucceeded", default);
            return Json.Array(outputs);
        }
        catch (StateErrorException failure)
        {
            branch.Record("MapStateFailed", EventDetails.Error(failure.Error, failure.Cause));
            throw;
        }
    }

    /// <summary>The items that <c>ItemsPath</c> picks: a list, or the fields of an object.</summary>
    public static IReadOnlyList<MapItem> Items(MapState state, Frame frame, JsonElement input)
    {
        var items = frame.Select(state.Items, input);
        return items.ValueKind switch
        {
            JsonValueKind.Array => [.. items.EnumerateArray().Select((item, at) => new MapItem(at, item, null, Source(state)))],
            JsonValueKind.Object when state.Distributed => [.. items.EnumerateObject().Select((property, at) => new MapItem(at, KeyAndValue(property), property.Name, Source(state)))],
            _ => throw frame.Wrong($"Reference path \"{state.Items.Path?.Text ?? "$"}\" must point to array."),
        };
    }

    /// <summary>What one iteration starts with.</summary>
    public static JsonElement ItemInput(MapState state, Frame frame, MapItem item, JsonElement input)
    {
        if (state.ItemSelector is null)
            return item.Value;
        frame.Item = item;
        return frame.Fill(state.ItemSelector, input);
    }

    /// <summary>The service's word for items that come with the input.</summary>
    private static string? Source(MapState state) => state.Distributed ? "STATE_DATA" : null;

    private static JsonElement KeyAndValue(JsonProperty property) => EventDetails.Of(writer =>
    {
        writer.WriteString("Key", property.Name);
        writer.WritePropertyName("Value");
        property.Value.WriteTo(writer);
    });

    private async Task<JsonElement> IterateAsync(MapItem item, JsonElement input, long started, CancellationToken cancellation)
    {
        var scope = string.Create(CultureInfo.InvariantCulture, $"{branch.Scope}/{frame.Entered.Id}.{frame.RetryCount}:{item.Index}");
        var iteration = new Branch(branch.Core, branch.Execution, state.Processor, scope, new Variables(branch.Variables), cancellation) { Item = item, PreviousId = started };
        var details = EventDetails.Of(writer =>
        {
            writer.WriteString("name", state.Name);
            writer.WriteNumber("index", item.Index);
        });
        iteration.Record("MapIterationStarted", details);
        try
        {
            var output = await iteration.RunAsync(ItemInput(state, frame, item, input));
            iteration.Record("MapIterationSucceeded", details);
            return output;
        }
        catch (StateErrorException)
        {
            iteration.Record("MapIterationFailed", details);
            throw;
        }
        catch (OperationCanceledException) when (!branch.Cancellation.IsCancellationRequested && !branch.Core.GoingDown)
        {
            iteration.Record("MapIterationAborted", details);
            throw;
        }
    }
}
