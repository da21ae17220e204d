namespace StepFunctions.Executions;

/// <summary>How many child executions may fail before the whole map does.</summary>
internal sealed class FailureTolerance(double? count, double? percentage, int total)
{
    private int _failed;

    /// <summary>Counts a failure; true when it is one too many.</summary>
    public bool IsExceededByOneMore()
    {
        _failed++;
        if (count is null && percentage is null)
            return true;
        return (count is { } most && _failed > most) || (percentage is { } percent && _failed * 100.0 / total > percent);
    }
}
