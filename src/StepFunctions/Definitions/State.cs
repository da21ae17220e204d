namespace StepFunctions.Definitions;

/// <summary>A state with what all kinds share.</summary>
internal abstract record State(string Name)
{
    /// <summary>Word of the language: <c>Task</c>, <c>Choice</c> …</summary>
    public abstract string Type { get; }

    /// <summary>The state that follows; null ends the workflow.</summary>
    public string? Next { get; init; }

    /// <summary>Picks the effective input.</summary>
    public Selection Input { get; init; } = Selection.Whole;

    /// <summary>Picks the output.</summary>
    public Selection Output { get; init; } = Selection.Whole;

    /// <summary>Variables it sets.</summary>
    public Template? Assign { get; init; }

    /// <summary>The workflows within.</summary>
    public virtual IEnumerable<Workflow> Inner => [];

    /// <summary>The names of states control may go to.</summary>
    public virtual IEnumerable<string> Targets => Next is null ? [] : [Next];

    /// <summary>Whether the workflow may end here.</summary>
    public virtual bool MayEnd => Next is null;
}

/// <summary>What <c>InputPath</c>, <c>OutputPath</c> or <c>ItemsPath</c> picks; without a path the empty object.</summary>
internal sealed record Selection(JsonPath? Path)
{
    /// <summary>Everything.</summary>
    public static readonly Selection Whole = new(JsonPath.Parse("$"));
}

/// <summary>A state that works: it has a result, and may retry and catch.</summary>
internal abstract record WorkState(string Name) : State(Name)
{
    /// <summary>Makes what is worked on; null leaves the effective input.</summary>
    public Template? Parameters { get; init; }

    /// <summary>Remakes the result.</summary>
    public Template? ResultSelector { get; init; }

    /// <summary>Where in the input the result goes; a selection without path drops it.</summary>
    public Selection ResultPath { get; init; } = Selection.Whole;

    /// <summary>When to try again.</summary>
    public IReadOnlyList<Retrier> Retry { get; init; } = [];

    /// <summary>Where to go after an error.</summary>
    public IReadOnlyList<Catcher> Catch { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Targets => base.Targets.Concat(Catch.Select(catcher => catcher.Next));
}

/// <summary>Passes its input on, or a constant.</summary>
internal sealed record PassState(string Name) : WorkState(Name)
{
    /// <inheritdoc/>
    public override string Type => "Pass";

    /// <summary>The constant.</summary>
    public JsonElement? Result { get; init; }
}

/// <summary>Calls something.</summary>
internal sealed record TaskState(string Name, string Resource) : WorkState(Name)
{
    /// <inheritdoc/>
    public override string Type => "Task";

    /// <summary>The longest a try may take.</summary>
    public Quantity? Timeout { get; init; }

    /// <summary>The longest silence.</summary>
    public Quantity? Heartbeat { get; init; }
}

/// <summary>Goes different ways.</summary>
internal sealed record ChoiceState(string Name, IReadOnlyList<ChoiceRule> Choices, string? Default) : State(Name)
{
    /// <inheritdoc/>
    public override string Type => "Choice";

    /// <inheritdoc/>
    public override IEnumerable<string> Targets => Choices.Select(rule => rule.Next).Append(Default).OfType<string>();

    /// <inheritdoc/>
    public override bool MayEnd => false;
}

/// <summary>Waits for a while, or until an instant.</summary>
internal sealed record WaitState(string Name) : State(Name)
{
    /// <inheritdoc/>
    public override string Type => "Wait";

    /// <summary>For how long.</summary>
    public Quantity? Seconds { get; init; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Where the instant stands.</summary>
    public JsonPath? TimestampPath { get; init; }
}

/// <summary>Ends well.</summary>
internal sealed record SucceedState(string Name) : State(Name)
{
    /// <inheritdoc/>
    public override string Type => "Succeed";
}

/// <summary>Ends badly.</summary>
internal sealed record FailState(string Name) : State(Name)
{
    /// <inheritdoc/>
    public override string Type => "Fail";

    /// <summary>The error's name, literal or computed.</summary>
    public Expression? Error { get; init; }

    /// <summary>The error's cause, literal or computed.</summary>
    public Expression? Cause { get; init; }
}

/// <summary>Does several things at once.</summary>
internal sealed record ParallelState(string Name, IReadOnlyList<Workflow> Branches) : WorkState(Name)
{
    /// <inheritdoc/>
    public override string Type => "Parallel";

    /// <inheritdoc/>
    public override IEnumerable<Workflow> Inner => Branches;
}

/// <summary>Does the same with each item.</summary>
internal sealed record MapState(string Name, Workflow Processor) : WorkState(Name)
{
    /// <inheritdoc/>
    public override string Type => "Map";

    /// <inheritdoc/>
    public override IEnumerable<Workflow> Inner => [Processor];

    /// <summary>Whether each item (or batch) gets an execution of its own.</summary>
    public bool Distributed { get; init; }

    /// <summary><c>STANDARD</c> or <c>EXPRESS</c>.</summary>
    public string ExecutionType { get; init; } = "STANDARD";

    /// <summary>Stands in the child executions' names.</summary>
    public string? Label { get; init; }

    /// <summary>Where the items are.</summary>
    public Selection Items { get; init; } = Selection.Whole;

    /// <summary>Remakes each item.</summary>
    public Template? ItemSelector { get; init; }

    /// <summary>How many at once; 0 leaves it to the runner.</summary>
    public Quantity? MaxConcurrency { get; init; }

    /// <summary>Reads the items from an object.</summary>
    public ItemReader? Reader { get; init; }

    /// <summary>Puts several items into one child execution.</summary>
    public ItemBatcher? Batcher { get; init; }

    /// <summary>Writes the results to objects.</summary>
    public ResultWriter? Writer { get; init; }

    /// <summary>Failed items that are borne.</summary>
    public Quantity? ToleratedFailureCount { get; init; }

    /// <summary>The same in percent of all items.</summary>
    public Quantity? ToleratedFailurePercentage { get; init; }
}
