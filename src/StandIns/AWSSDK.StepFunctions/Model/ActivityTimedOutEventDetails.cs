namespace Amazon.StepFunctions.Model;

public class ActivityTimedOutEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }
}
