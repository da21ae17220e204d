namespace StepFunctions.Definitions;

/// <summary>Reads what happens after an error.</summary>
internal static class RetryReader
{
    private const int MaxCount = 99_999_999;
    private const int MaxDelay = 31_622_400;

    /// <summary>The retriers in order.</summary>
    public static IReadOnlyList<Retrier> Retriers(StateFields fields)
    {
        var all = fields.Objects("Retry", mayBeEmpty: true);
        return [.. all.Select((one, at) => Retrier(one, at == all.Count - 1))];
    }

    /// <summary>The catchers in order.</summary>
    public static IReadOnlyList<Catcher> Catchers(StateFields fields)
    {
        var all = fields.Objects("Catch", mayBeEmpty: true);
        return [.. all.Select((one, at) => Catcher(one, at == all.Count - 1))];
    }

    private static Retrier Retrier(StateFields fields, bool last)
    {
        DefinitionReader.Unknown(fields, "Comment", "ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy");
        var retrier = new Retrier(Errors(fields, last))
        {
            IntervalSeconds = fields.Whole("IntervalSeconds", 1, MaxCount) ?? 1,
            MaxAttempts = fields.Whole("MaxAttempts", 0, MaxCount) ?? 3,
            BackoffRate = fields.Real("BackoffRate", 1, double.MaxValue) ?? 2,
            MaxDelaySeconds = fields.Whole("MaxDelaySeconds", 1, MaxDelay),
            FullJitter = fields.Word("JitterStrategy", "FULL", "NONE") == "FULL",
        };
        if (retrier.MaxDelaySeconds <= retrier.IntervalSeconds)
            fields.Wrong("MaxDelaySeconds", "MaxDelaySeconds must be greater than IntervalSeconds");
        return retrier;
    }

    private static Catcher Catcher(StateFields fields, bool last)
    {
        DefinitionReader.Unknown(fields, "Comment", "ErrorEquals", "Next", "ResultPath", "Assign");
        return new Catcher(Errors(fields, last), fields.Text("Next", required: true) ?? "", fields.Selection("ResultPath", reference: true), StateReader.Assign(fields));
    }

    private static IReadOnlyList<string> Errors(StateFields fields, bool last)
    {
        var errors = fields.Texts("ErrorEquals", required: true);
        if (errors.Contains("States.ALL") && errors.Count > 1)
            fields.Wrong("ErrorEquals", "States.ALL must stand alone");
        if (errors.Contains("States.ALL") && !last)
            fields.Wrong("ErrorEquals", "States.ALL must stand in the last one");
        return errors;
    }
}
