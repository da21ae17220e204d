using CustomerJourney.Propensity;

namespace CustomerJourney.ModelServer;

/// <summary>Finds out what kind of model a folder holds and loads it: one file name a kind.</summary>
public static class ModelFolder
{
    /// <summary>Loads the model of <c>/opt/ml/model</c>.</summary>
    /// <exception cref="InvalidDataException">It holds no model of a known kind.</exception>
    public static async Task<ModelInvocation> LoadAsync(MlPaths paths, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var propensity = Path.Combine(paths.Model, ServedModel.FileName);
        if (!File.Exists(propensity))
            throw new InvalidDataException($"{paths.Model} holds no model: {ServedModel.FileName} is missing.");
        await using var file = File.OpenRead(propensity);
        var model = await ServedModel.ReadAsync(file, cancellationToken);
        return (request, token) => PropensityInvocation.Answer(model, request, token);
    }
}
