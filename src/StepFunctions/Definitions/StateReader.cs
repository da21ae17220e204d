namespace StepFunctions.Definitions;

/// <summary>Reads one state.</summary>
internal static class StateReader
{
    private const int MaxSeconds = 99_999_999;
    private static readonly string[] Common = ["Type", "Comment", "QueryLanguage", "InputPath", "OutputPath"];
    private static readonly string[] Work = ["Parameters", "ResultSelector", "ResultPath", "Retry", "Catch", "Assign", "Next", "End"];

    /// <summary>The state; null when its type is unknown.</summary>
    public static State? Read(string name, StateFields fields, JsonElement source, List<DefinitionProblem> problems)
    {
        fields.Text("Comment");
        fields.Word("QueryLanguage", "JSONPath");
        State? state = fields.Text("Type", required: true) switch
        {
            "Pass" => Pass(name, fields),
            "Task" => Task(name, fields),
            "Choice" => Choice(name, fields),
            "Wait" => Wait(name, fields),
            "Succeed" => Succeed(name, fields),
            "Fail" => Fail(name, fields),
            "Parallel" => Parallel(name, fields, source, problems),
            "Map" => MapReader.Read(name, fields, source, problems),
            null => null,
            var other => Unknown(fields, other),
        };
        if (state is null)
            return null;
        var next = state is ChoiceState or SucceedState or FailState ? null : Next(fields);
        state = state with { Next = next, Input = fields.Selection("InputPath"), Output = fields.Selection("OutputPath"), Assign = Assign(fields) };
        return state is WorkState work and not PassState ? WithErrors(work, fields) : state;
    }

    /// <summary>Reads variables to set.</summary>
    public static Template? Assign(StateFields fields)
    {
        var template = fields.Template("Assign", mustBeObject: true);
        foreach (var name in template?.FieldNames.Where(name => !IsVariable(name)) ?? [])
            fields.Wrong("Assign", $"'{name}' is no name of a variable: letters, digits and underscores, at most 80, not starting with a digit");
        return template;
    }

    private static bool IsVariable(string name) =>
        name.Length is > 0 and <= 80 && name != "states" && !char.IsDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    private static State? Unknown(StateFields fields, string type)
    {
        fields.Wrong("Type", $"there is no state of the type '{type}'; use Pass, Task, Choice, Wait, Succeed, Fail, Parallel or Map");
        return null;
    }

    private static string? Next(StateFields fields)
    {
        var next = fields.Text("Next");
        var end = fields.Get("End");
        if (end.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.True or JsonValueKind.False))
            fields.Wrong("End", "End must be true or false");
        if ((next is not null) == (end.ValueKind == JsonValueKind.True))
            fields.Wrong(null, next is null ? "the state needs either Next or End" : "Next and End exclude each other");
        return next;
    }

    private static PassState Pass(string name, StateFields fields)
    {
        DefinitionReader.Unknown(fields, [.. Common, "Result", "ResultPath", "Parameters", "Assign", "Next", "End"]);
        var result = fields.Get("Result");
        return new PassState(name)
        {
            Result = result.ValueKind == JsonValueKind.Undefined ? null : result,
            Parameters = fields.Template("Parameters"),
            ResultPath = fields.Selection("ResultPath", reference: true),
        };
    }

    private static TaskState Task(string name, StateFields fields)
    {
        DefinitionReader.Unknown(fields, [.. Common, .. Work, "Resource", "TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath", "Credentials"]);
        var resource = fields.Text("Resource", required: true);
        if (resource is not null && (!resource.StartsWith("arn:", StringComparison.Ordinal) || resource.Split(':').Length < 6))
            fields.Wrong("Resource", $"'{resource}' is no ARN");
        fields.Template("Credentials", mustBeObject: true);
        var timeout = fields.Quantity("TimeoutSeconds", 1, MaxSeconds);
        var heartbeat = fields.Quantity("HeartbeatSeconds", 1, MaxSeconds);
        if (heartbeat?.Number >= timeout?.Number)
            fields.Wrong("HeartbeatSeconds", "HeartbeatSeconds must be smaller than TimeoutSeconds");
        return new TaskState(name, resource ?? "") { Timeout = timeout, Heartbeat = heartbeat };
    }

    private static ChoiceState Choice(string name, StateFields fields)
    {
        DefinitionReader.Unknown(fields, [.. Common, "Choices", "Default", "Assign"]);
        if (!fields.Has("Choices"))
            fields.Wrong(null, "Choices is missing");
        return new ChoiceState(name, [.. fields.Objects("Choices").Select(ChoiceReader.Rule).OfType<ChoiceRule>()], fields.Text("Default"));
    }

    private static WaitState Wait(string name, StateFields fields)
    {
        DefinitionReader.Unknown(fields, [.. Common, "Seconds", "SecondsPath", "Timestamp", "TimestampPath", "Assign", "Next", "End"]);
        string[] ways = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
        if (ways.Count(fields.Has) != 1)
            fields.Wrong(null, "a Wait needs exactly one of Seconds, SecondsPath, Timestamp, TimestampPath");
        DateTimeOffset? until = null;
        if (fields.Text("Timestamp") is { } text)
        {
            if (ChoiceOperator.TryInstant(text, out var instant))
                until = instant;
            else
                fields.Wrong("Timestamp", $"'{text}' is no instant such as 2026-03-01T12:00:00Z");
        }

        return new WaitState(name)
        {
            Seconds = fields.Quantity("Seconds", 0, MaxSeconds),
            Timestamp = until,
            TimestampPath = fields.Path("TimestampPath"),
        };
    }

    private static SucceedState Succeed(string name, StateFields fields)
    {
        DefinitionReader.Unknown(fields, Common);
        return new SucceedState(name);
    }

    private static FailState Fail(string name, StateFields fields)
    {
        DefinitionReader.Unknown(fields, ["Type", "Comment", "QueryLanguage", "Error", "ErrorPath", "Cause", "CausePath"]);
        return new FailState(name) { Error = Message(fields, "Error"), Cause = Message(fields, "Cause") };
    }

    private static Expression? Message(StateFields fields, string field)
    {
        if (fields.Has(field) && fields.Has(field + "Path"))
            fields.Wrong(field, $"{field} and {field}Path exclude each other");
        if (fields.Text(field)?.Length == 0)
            fields.Wrong(field, $"{field} must not be empty");
        return fields.Text(field) is { } text ? new Expression.Literal(Json.String(text)) : fields.Expression(field + "Path");
    }

    private static ParallelState Parallel(string name, StateFields fields, JsonElement source, List<DefinitionProblem> problems)
    {
        DefinitionReader.Unknown(fields, [.. Common, .. Work, "Branches"]);
        if (!fields.Has("Branches"))
            fields.Wrong(null, "Branches is missing");
        var branches = fields.Objects("Branches").Select((branch, at) => Branch(branch, source.GetProperty("Branches")[at], problems));
        return new ParallelState(name, [.. branches]);
    }

    private static Workflow Branch(StateFields branch, JsonElement source, List<DefinitionProblem> problems)
    {
        DefinitionReader.Unknown(branch, "Comment", "StartAt", "States", "QueryLanguage");
        return DefinitionReader.Workflow(branch, source, null, problems);
    }

    private static WorkState WithErrors(WorkState state, StateFields fields) => state with
    {
        Parameters = state is MapState ? null : fields.Template("Parameters"),
        ResultSelector = fields.Template("ResultSelector", mustBeObject: true),
        ResultPath = fields.Selection("ResultPath", reference: true),
        Retry = RetryReader.Retriers(fields),
        Catch = RetryReader.Catchers(fields),
    };
}
