namespace CustomerJourney.Graph;

/// <summary>A place in the change stream.</summary>
/// <param name="CommitNum">Number of the transaction, from 1.</param>
/// <param name="OpNum">Number of the change in it, from 1.</param>
public readonly record struct ChangePosition(long CommitNum, long OpNum) : IComparable<ChangePosition>
{
    /// <inheritdoc/>
    public int CompareTo(ChangePosition other) =>
        CommitNum != other.CommitNum ? CommitNum.CompareTo(other.CommitNum) : OpNum.CompareTo(other.OpNum);
}
