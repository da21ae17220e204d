namespace CustomerJourney.Pipeline;

/// <summary>Where the hub is deployed.</summary>
/// <param name="Name">Name of the stage, as in samconfig.toml.</param>
/// <param name="Account">Its account.</param>
/// <param name="Region">Its region.</param>
internal sealed record HubStage(string Name, string Account, string Region)
{
    /// <summary>Name of the role that the pipeline takes on in the stage's account.</summary>
    public string DeployRoleName => $"journey-hub-{Name}-deploy";

    /// <summary>Name of the role that CloudFormation makes the stage's resources with.</summary>
    public string ExecutionRoleName => $"journey-hub-{Name}-cloudformation";

    /// <summary>Name of the hub's stack, as in samconfig.toml.</summary>
    public string StackName => $"journey-hub-{Name}";
}
