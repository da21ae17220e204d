namespace StepFunctions.Http;

/// <summary>The actions of the protocol.</summary>
internal sealed class ProtocolActions(StateMachineRunner runner)
{
    /// <summary>How long a worker's request for an activity's task is held open, as on AWS.</summary>
    private static readonly TimeSpan ActivityPatience = TimeSpan.FromSeconds(60);

    /// <summary>The actions by name.</summary>
    public static IReadOnlyDictionary<string, ProtocolAction> Of(StateMachineRunner runner)
    {
        var actions = new ProtocolActions(runner);
        return new Dictionary<string, ProtocolAction>
        {
            ["CreateStateMachine"] = actions.CreateAsync,
            ["UpdateStateMachine"] = actions.UpdateAsync,
            ["DescribeStateMachine"] = actions.DescribeMachineAsync,
            ["DescribeStateMachineForExecution"] = actions.DescribeMachineForExecutionAsync,
            ["DeleteStateMachine"] = actions.DeleteAsync,
            ["ListStateMachines"] = actions.ListMachinesAsync,
            ["ValidateStateMachineDefinition"] = (request, _) => Task.FromResult(Validate(request)),
            ["ListTagsForResource"] = (_, _) => Task.FromResult(EventDetails.Of(writer => Empty(writer, "tags"))),
            ["StartExecution"] = actions.StartAsync,
            ["StartSyncExecution"] = actions.StartSyncAsync,
            ["DescribeExecution"] = actions.DescribeAsync,
            ["ListExecutions"] = actions.ListAsync,
            ["GetExecutionHistory"] = actions.HistoryAsync,
            ["ListMapRuns"] = actions.ListMapRunsAsync,
            ["DescribeMapRun"] = actions.DescribeMapRunAsync,
            ["TestState"] = (request, cancellation) => new StateTest(request, runner.Options, runner.Tasks).RunAsync(cancellation),
            ["StopExecution"] = actions.StopAsync,
            ["RedriveExecution"] = actions.RedriveAsync,
            ["SendTaskSuccess"] = actions.SuccessAsync,
            ["SendTaskFailure"] = actions.FailureAsync,
            ["SendTaskHeartbeat"] = actions.HeartbeatAsync,
            ["CreateActivity"] = (request, _) => Task.FromResult(actions.CreateActivity(request)),
            ["GetActivityTask"] = actions.ActivityAsync,
        };
    }

    private static void Empty(Utf8JsonWriter writer, string list)
    {
        writer.WriteStartArray(list);
        writer.WriteEndArray();
    }

    internal static StateMachine Parse(string definition)
    {
        try
        {
            return StateMachine.Parse(definition);
        }
        catch (InvalidDefinitionException wrong)
        {
            throw new RunnerException("InvalidDefinition", $"Invalid State Machine Definition: '{wrong.Message}'");
        }
    }

    private static JsonElement Validate(ActionRequest request)
    {
        var problems = StateMachine.Check(request.Required("definition"));
        return EventDetails.Of(writer =>
        {
            writer.WriteString("result", problems.Count == 0 ? "OK" : "FAIL");
            writer.WriteStartArray("diagnostics");
            foreach (var problem in problems)
            {
                writer.WriteStartObject();
                writer.WriteString("severity", "ERROR");
                writer.WriteString("code", "SCHEMA_VALIDATION_FAILED");
                writer.WriteString("message", problem.ToString());
                writer.WriteString("location", problem.Location);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private async Task<JsonElement> CreateAsync(ActionRequest request, CancellationToken cancellation)
    {
        var name = request.Required("name");
        var machine = Parse(request.Required("definition"));
        var known = (await runner.MachinesAsync()).FirstOrDefault(one => one.Name == name);
        if (known is not null && known.StateMachine.Definition != machine.Definition)
            throw new RunnerException("StateMachineAlreadyExists", $"State Machine Already Exists: '{known.Arn}'");
        var arn = await runner.CreateStateMachineAsync(name, machine, request.Text("type") ?? "STANDARD");
        var made = await runner.MachineAsync(arn);
        return EventDetails.Of(writer =>
        {
            writer.WriteString("stateMachineArn", arn);
            HistoryEventJson.WriteSeconds(writer, "creationDate", made.Created);
        });
    }

    private async Task<JsonElement> UpdateAsync(ActionRequest request, CancellationToken cancellation)
    {
        var machine = await runner.MachineAsync(request.Required("stateMachineArn"));
        if (request.Text("definition") is { } definition)
            await runner.CreateStateMachineAsync(machine.Name, Parse(definition), machine.Type);
        return EventDetails.Of(writer => HistoryEventJson.WriteSeconds(writer, "updateDate", Execution.Now(runner.Options.Time)));
    }

    private async Task<JsonElement> DescribeMachineAsync(ActionRequest request, CancellationToken cancellation) =>
        Responses.Machine(await runner.MachineAsync(request.Required("stateMachineArn")), "creationDate");

    private async Task<JsonElement> DescribeMachineForExecutionAsync(ActionRequest request, CancellationToken cancellation) =>
        Responses.Machine(await runner.MachineOfAsync(request.Required("executionArn")), "updateDate");

    private async Task<JsonElement> DeleteAsync(ActionRequest request, CancellationToken cancellation)
    {
        await runner.DeleteStateMachineAsync(request.Required("stateMachineArn"));
        return Json.EmptyObject;
    }

    private async Task<JsonElement> ListMachinesAsync(ActionRequest request, CancellationToken cancellation) =>
        Responses.List("stateMachines", request.Page([.. (await runner.MachinesAsync()).OrderBy(machine => machine.Name, StringComparer.Ordinal)]), Responses.MachineItem);

    private async Task<JsonElement> StartAsync(ActionRequest request, CancellationToken cancellation)
    {
        var arn = await StartedAsync(request);
        var started = await runner.DescribeAsync(arn);
        return EventDetails.Of(writer =>
        {
            writer.WriteString("executionArn", arn);
            HistoryEventJson.WriteSeconds(writer, "startDate", started.StartTime);
        });
    }

    private async Task<JsonElement> StartSyncAsync(ActionRequest request, CancellationToken cancellation) =>
        Responses.Execution(await runner.WaitAsync(await StartedAsync(request), cancellation), withBilling: true);

    private async Task<string> StartedAsync(ActionRequest request)
    {
        var machine = await runner.MachineAsync(request.Required("stateMachineArn"));
        var name = request.Text("name");
        for (var count = (await runner.ListAsync(machine.Arn)).Count; name is null; count++)
        {
            var fresh = new Intrinsics.Randomness($"{machine.Arn}/{count}").Uuid();
            name = (await runner.ListAsync(machine.Arn)).Any(one => one.Name == fresh) ? null : fresh;
        }

        return await runner.StartAsync(machine.Arn, name, request.Text("input") ?? "{}");
    }

    private async Task<JsonElement> DescribeAsync(ActionRequest request, CancellationToken cancellation) =>
        Responses.Execution(await runner.DescribeAsync(request.Required("executionArn")), withBilling: false);

    private async Task<JsonElement> ListAsync(ActionRequest request, CancellationToken cancellation)
    {
        var all = request.Text("mapRunArn") is { } mapRun ? (await runner.MapRunAsync(mapRun)).Children : await runner.ListAsync(request.Required("stateMachineArn"));
        var (status, redriven) = (request.Text("statusFilter"), request.Text("redriveFilter"));
        var wanted = all.Where(one => (status is null || ExecutionEnds.Word(one.Status) == status) && (redriven is null || one.RedriveCount > 0 == (redriven == "REDRIVEN")));
        return Responses.List("executions", request.Page([.. wanted]), Responses.ExecutionItem);
    }

    private async Task<JsonElement> ListMapRunsAsync(ActionRequest request, CancellationToken cancellation) =>
        Responses.List("mapRuns", request.Page(await runner.MapRunsAsync(request.Required("executionArn"))), MapRunResponses.Item);

    private async Task<JsonElement> DescribeMapRunAsync(ActionRequest request, CancellationToken cancellation) =>
        MapRunResponses.Whole(await runner.MapRunAsync(request.Required("mapRunArn")));

    private async Task<JsonElement> HistoryAsync(ActionRequest request, CancellationToken cancellation)
    {
        var events = await runner.HistoryAsync(request.Required("executionArn"));
        var withData = request.Flag("includeExecutionData", otherwise: true);
        return Responses.List("events", request.Page(request.Flag("reverseOrder") ? [.. events.Reverse()] : events), (writer, one) => HistoryEventJson.Write(writer, one, withData));
    }

    private async Task<JsonElement> StopAsync(ActionRequest request, CancellationToken cancellation)
    {
        var arn = request.Required("executionArn");
        await runner.StopAsync(arn, request.Text("error"), request.Text("cause"));
        var stopped = await runner.DescribeAsync(arn);
        return EventDetails.Of(writer => HistoryEventJson.WriteSeconds(writer, "stopDate", stopped.StopTime ?? stopped.StartTime));
    }

    private async Task<JsonElement> RedriveAsync(ActionRequest request, CancellationToken cancellation)
    {
        await runner.RedriveAsync(request.Required("executionArn"));
        return EventDetails.Of(writer => HistoryEventJson.WriteSeconds(writer, "redriveDate", Execution.Now(runner.Options.Time)));
    }

    private async Task<JsonElement> SuccessAsync(ActionRequest request, CancellationToken cancellation)
    {
        await runner.SendTaskSuccessAsync(request.Required("taskToken"), request.Required("output"));
        return Json.EmptyObject;
    }

    private async Task<JsonElement> FailureAsync(ActionRequest request, CancellationToken cancellation)
    {
        await runner.SendTaskFailureAsync(request.Required("taskToken"), request.Text("error"), request.Text("cause"));
        return Json.EmptyObject;
    }

    private async Task<JsonElement> HeartbeatAsync(ActionRequest request, CancellationToken cancellation)
    {
        await runner.SendTaskHeartbeatAsync(request.Required("taskToken"));
        return Json.EmptyObject;
    }

    private JsonElement CreateActivity(ActionRequest request) => EventDetails.Of(writer =>
    {
        writer.WriteString("activityArn", $"arn:aws:states:{runner.Options.Region}:{runner.Options.AccountId}:activity:{Names.Checked(request.Required("name"))}");
        HistoryEventJson.WriteSeconds(writer, "creationDate", Execution.Now(runner.Options.Time));
    });

    private async Task<JsonElement> ActivityAsync(ActionRequest request, CancellationToken cancellation)
    {
        var task = await runner.FetchActivityAsync(request.Required("activityArn"), ActivityPatience, cancellation);
        return task is null ? Json.EmptyObject : EventDetails.Of(writer =>
        {
            writer.WriteString("taskToken", task.Token);
            writer.WriteString("input", task.Input);
        });
    }
}
