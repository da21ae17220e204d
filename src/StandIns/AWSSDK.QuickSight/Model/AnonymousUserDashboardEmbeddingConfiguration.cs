namespace Amazon.QuickSight.Model;

public class AnonymousUserDashboardEmbeddingConfiguration
{
    public string InitialDashboardId { get; set; }
}
