namespace Amazon.QuickSight.Model;

public class RegisteredUserDashboardEmbeddingConfiguration
{
    public string InitialDashboardId { get; set; }
}
