namespace StepFunctions.Executions;

/// <summary>How many items may fail before the whole map does.</summary>
/// <param name="count">At most so many; null for no such bound.</param>
/// <param name="percentage">At most so many percent of all items; null for no such bound.</param>
/// <param name="total">All items.</param>
internal sealed class FailureTolerance(double? count, double? percentage, int total)
{
    private int _failed;

    /// <summary>Counts a failed child execution with all its items; true when that is too much.</summary>
    public bool IsExceededBy(int items)
    {
        _failed += items;
        if (count is null && percentage is null)
            return true;
        return (count is { } most && _failed > most) || (percentage is { } percent && _failed * 100.0 / total > percent);
    }
}
