namespace Amazon.Neptunedata.Model;

public class MlConfigDefinition
{
    public string Name { get; set; }

    public string Arn { get; set; }
}
