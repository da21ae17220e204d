namespace Amazon.StepFunctions.Model;

public class ActivityFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }
}
