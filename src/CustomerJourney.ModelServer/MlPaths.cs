namespace CustomerJourney.ModelServer;

/// <summary>Where SageMaker puts things in a container, and looks for them.</summary>
/// <param name="Root"><c>/opt/ml</c>.</param>
public sealed record MlPaths(string Root)
{
    private const string Usual = "/opt/ml";
    private const string Variable = "CCJ_ML_ROOT";

    /// <summary>The hyperparameters: a JSON object of texts.</summary>
    public string Hyperparameters => Path.Combine(Root, "input", "config", "hyperparameters.json");

    /// <summary>The model: what training leaves and serving loads.</summary>
    public string Model => Path.Combine(Root, "model");

    /// <summary>Why training failed; SageMaker shows its beginning.</summary>
    public string Failure => Path.Combine(Root, "output", "failure");

    /// <summary>By the environment's <c>CCJ_ML_ROOT</c>, else <c>/opt/ml</c>.</summary>
    public static MlPaths Of(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new MlPaths(environment(Variable) is { Length: > 0 } root ? root : Usual);
    }

    /// <summary>The files of a training channel.</summary>
    public string Channel(string name) => Path.Combine(Root, "input", "data", name);
}
