namespace CustomerJourney.Graph;

/// <summary>How far a reader of the change stream has come: DynamoDB on AWS, a file on one machine.</summary>
public interface ICheckpoints
{
    /// <summary>The last position the reader finished; null when it has not begun.</summary>
    Task<ChangePosition?> FindAsync(string reader, CancellationToken cancellationToken);

    /// <summary>Moves the reader on, only if it still stands at <paramref name="from"/>.</summary>
    /// <returns>False when another reader of the same name was faster; its work counts.</returns>
    Task<bool> TryAdvanceAsync(string reader, ChangePosition? from, ChangePosition to, CancellationToken cancellationToken);
}
