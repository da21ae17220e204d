namespace Amazon.SageMaker.Model;

public class Channel
{
    public string ChannelName { get; set; }

    public DataSource DataSource { get; set; }

    public string ContentType { get; set; }

    public TrainingInputMode InputMode { get; set; }
}
