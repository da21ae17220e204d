namespace Amazon.StepFunctions.Model;

public class HistoryEvent
{
    public DateTime? Timestamp { get; set; }

    public HistoryEventType Type { get; set; }

    public long? Id { get; set; }

    public long? PreviousEventId { get; set; }

    public StateEnteredEventDetails StateEnteredEventDetails { get; set; }

    public StateExitedEventDetails StateExitedEventDetails { get; set; }

    public TaskFailedEventDetails TaskFailedEventDetails { get; set; }

    public TaskTimedOutEventDetails TaskTimedOutEventDetails { get; set; }

    public TaskSubmittedEventDetails TaskSubmittedEventDetails { get; set; }

    public LambdaFunctionFailedEventDetails LambdaFunctionFailedEventDetails { get; set; }

    public LambdaFunctionTimedOutEventDetails LambdaFunctionTimedOutEventDetails { get; set; }

    public ActivityFailedEventDetails ActivityFailedEventDetails { get; set; }

    public ActivityTimedOutEventDetails ActivityTimedOutEventDetails { get; set; }

    public ExecutionFailedEventDetails ExecutionFailedEventDetails { get; set; }

    public MapRunFailedEventDetails MapRunFailedEventDetails { get; set; }
}
