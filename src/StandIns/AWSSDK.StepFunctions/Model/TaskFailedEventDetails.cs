namespace Amazon.StepFunctions.Model;

public class TaskFailedEventDetails
{
    public string ResourceType { get; set; }

    public string Resource { get; set; }

    public string Error { get; set; }

    public string Cause { get; set; }
}
