namespace Amazon.QuickSight.Model;

public class RegisteredUserEmbeddingExperienceConfiguration
{
    public RegisteredUserDashboardEmbeddingConfiguration Dashboard { get; set; }
}
