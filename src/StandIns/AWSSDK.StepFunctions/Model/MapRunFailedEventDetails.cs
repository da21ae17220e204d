namespace Amazon.StepFunctions.Model;

public class MapRunFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }
}
