namespace Amazon.Neptunedata.Model;

public class MlResourceDefinition
{
    public string Name { get; set; }

    public string Arn { get; set; }

    public string Status { get; set; }

    public string OutputLocation { get; set; }

    public string FailureReason { get; set; }

    public string CloudwatchLogUrl { get; set; }
}
