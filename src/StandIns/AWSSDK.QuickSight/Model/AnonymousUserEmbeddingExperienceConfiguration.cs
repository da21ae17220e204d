namespace Amazon.QuickSight.Model;

public class AnonymousUserEmbeddingExperienceConfiguration
{
    public AnonymousUserDashboardEmbeddingConfiguration Dashboard { get; set; }
}
