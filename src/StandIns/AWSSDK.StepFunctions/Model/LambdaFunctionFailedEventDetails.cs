namespace Amazon.StepFunctions.Model;

public class LambdaFunctionFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }
}
