using System.Globalization;

namespace StepFunctions.Executions;

/// <summary>One try of a distributed Map state: a child execution for each item or batch.</summary>
internal sealed class DistributedRun(Branch branch, MapState state, Frame frame)
{
    /// <summary>AWS runs no more child executions at once.</summary>
    private const int MaxAtOnce = 10_000;
    private const string ThresholdExceeded = "States.ExceedToleratedFailureThreshold";

    private readonly string _label = state.Label ?? state.Name;

    /// <summary>The outputs of the child executions, or where they were written.</summary>
    public async Task<JsonElement> RunAsync(JsonElement input)
    {
        var arn = ChildArns.MapRun(branch.Execution, _label, new Intrinsics.Randomness("map/" + frame.Key).Uuid());
        var given = state.Reader is null ? MapRun.Items(state, frame, input) : null;
        branch.Record("MapStateStarted", EventDetails.Of(writer => writer.WriteNumber("length", given?.Count ?? 0)));
        branch.Record("MapRunStarted", EventDetails.Of(writer => writer.WriteString("mapRunArn", arn)));
        if (branch.TakeRecorded("MapRunFailed") is { } failed)
            throw Failed(new StateErrorException(failed.Text("error"), failed.Text("cause")));
        try
        {
            var result = await ResultAsync(given ?? await ItemReading.ReadAsync(state.Reader!, branch, frame, input), input, arn);
            branch.Record("MapRunSucceeded", default);
            branch.Record("MapStateSucceeded", default);
            return result;
        }
        catch (StateErrorException failure)
        {
            branch.Record("MapRunFailed", EventDetails.Error(failure.Error, failure.Cause));
            throw Failed(failure);
        }
        finally
        {
            branch.Core.PlannedRuns.Remove(arn);
        }
    }

    private StateErrorException Failed(StateErrorException failure)
    {
        branch.Record("MapStateFailed", EventDetails.Error(failure.Error, failure.Cause));
        return failure;
    }

    private async Task<JsonElement> ResultAsync(IReadOnlyList<MapItem> items, JsonElement input, string arn)
    {
        var inputs = Batches(items, input);
        var most = frame.Number(state.MaxConcurrency, input, 0, int.MaxValue) ?? 0;
        var atOnce = most > 0 ? (int)Math.Min(most, MaxAtOnce) : MaxAtOnce;
        branch.Core.PlannedRuns[arn] = new PlannedRun(inputs.Count, items.Count, (long)most);
        var tolerance = new FailureTolerance(
            frame.Number(state.ToleratedFailureCount, input, 0, int.MaxValue), frame.Number(state.ToleratedFailurePercentage, input, 0, 100), items.Count);
        var children = new Execution?[inputs.Count];
        try
        {
            await FanOut.RunAsync(inputs.Count, atOnce, (at, cancellation) => ChildAsync(children, at, inputs[at], tolerance, cancellation), branch.Cancellation);
        }
        catch (StateErrorException) when (state.Writer?.Resource is not null)
        {
            // what ended before the map failed is written all the same, and what never started is listed as pending
            await ResultWriting.WriteAsync(state.Writer, branch, frame, input, arn, [.. children.Select((child, at) => child ?? Child(at, inputs[at].Input))]);
            throw;
        }

        if (state.Writer is { } writer)
            return await ResultWriting.WriteAsync(writer, branch, frame, input, arn, children!);
        var result = Json.Array(children.Where(child => child!.Status == ExecutionStatus.Succeeded).Select(child => Json.Parse(child!.Output!)));
        return Json.Size(result) <= Errors.MaxPayloadBytes ? result : throw Errors.TooLarge(state.Name);
    }

    private IReadOnlyList<(JsonElement Input, MapItem Item, int Count)> Batches(IReadOnlyList<MapItem> items, JsonElement input)
    {
        var inputs = items.Select(item => (Input: MapRun.ItemInput(state, frame, item, input), Item: item, Count: 1)).ToArray();
        if (state.Batcher is not { } batcher)
            return inputs;
        var most = frame.Number(batcher.MaxItems, input, 1, int.MaxValue) ?? int.MaxValue;
        var bytes = frame.Number(batcher.MaxBytes, input, 1, Errors.MaxPayloadBytes) ?? Errors.MaxPayloadBytes;
        var common = batcher.BatchInput is null ? (JsonElement?)null : frame.Fill(batcher.BatchInput, input);
        return ItemBatches.Of([.. inputs.Select(one => one.Input)], common, (int)most, (int)bytes)
            .Select((batch, at) => (batch, new MapItem(at, batch), batch.GetProperty("Items").GetArrayLength())).ToArray();
    }

    private async Task<Execution> ChildAsync(Execution?[] children, int at, (JsonElement Input, MapItem Item, int Count) one, FailureTolerance tolerance, CancellationToken cancellation)
    {
        await Task.Yield();
        var child = children[at] = Child(at, one.Input);
        await RunAsync(child, Place(at), one.Item, cancellation);
        if (child.Status != ExecutionStatus.Succeeded && tolerance.IsExceededBy(one.Count))
            throw new StateErrorException(ThresholdExceeded, "The specified tolerated failure threshold was exceeded");
        return child;
    }

    private string Place(int at) => string.Create(CultureInfo.InvariantCulture, $"{branch.Scope}/{frame.Entered.Id}.{frame.RetryCount}:{at}");

    private Execution Child(int at, JsonElement input)
    {
        var id = new Intrinsics.Randomness($"{branch.Execution.Arn}/{Place(at)}").Uuid();
        var arn = ChildArns.Child(branch.Execution, _label, id);
        return new Execution(arn, id, branch.Execution.Machine, input, Execution.Now(branch.Core.Time), branch.Execution.Log, branch.Core.Options) { Child = arn };
    }

    /// <summary>Runs a child; its events go to its parent's log, numbered by themselves.</summary>
    private async Task RunAsync(Execution child, string place, MapItem item, CancellationToken cancellation)
    {
        var run = new Branch(branch.Core, child, state.Processor, place, new Variables(null), cancellation) { Item = item };
        child.Continue(run.Past);
        run.RecordStart(ExecutionRun.Started(branch.Core, child));
        try
        {
            var output = await run.RunAsync(child.Input);
            child.EndChild(run, ExecutionStatus.Succeeded, Json.Text(output), null, null);
        }
        catch (StateErrorException failure)
        {
            child.EndChild(run, ExecutionStatus.Failed, null, failure.Error, failure.Cause);
        }
        catch (OperationCanceledException) when (!branch.Core.GoingDown)
        {
            child.EndChild(run, ExecutionStatus.Aborted, null, null, null);
            throw;
        }
    }
}
