using CustomerJourney.Touchpoints;

namespace CustomerJourney.Propensity;

/// <summary>The models, every version with its manifest, in the object lake under <c>models/</c>; one version of each propensity serves.</summary>
/// <param name="lake">The object lake.</param>
public sealed class ModelRegistry(IObjectLake lake)
{
    private const string Zone = "models/";
    private const string ManifestFile = "/" + ModelManifest.FileName;

    /// <summary>Keeps a model; the same version again changes nothing.</summary>
    public async Task SaveAsync(ServedModel model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        await lake.WriteAsync(ModelKey(model.Manifest.Propensity, model.Manifest.Version), model.WriteAsync, cancellationToken);
        await lake.WriteJsonAsync(Folder(model.Manifest.Propensity, model.Manifest.Version) + ManifestFile, model.Manifest, ServedModelJson.Default.ModelManifest, cancellationToken);
    }

    /// <summary>Makes a version the one that serves.</summary>
    /// <exception cref="PropensityException">There is no such version.</exception>
    public async Task PromoteAsync(string propensity, string version, CancellationToken cancellationToken)
    {
        if (await lake.FindAsync(ModelKey(propensity, version), cancellationToken) is null)
            throw new PropensityException($"There is no version '{version}' of the model '{propensity}'.");
        await lake.WriteJsonAsync(CurrentKey(propensity), new CurrentModel(version), ServedModelJson.Default.CurrentModel, cancellationToken);
    }

    /// <summary>The version that serves; null before the first.</summary>
    public async Task<string?> FindCurrentAsync(string propensity, CancellationToken cancellationToken) =>
        (await lake.ReadJsonAsync(CurrentKey(propensity), ServedModelJson.Default.CurrentModel, cancellationToken))?.Version;

    /// <summary>What is known of the version that serves; null before the first.</summary>
    public async Task<ModelManifest?> FindCurrentManifestAsync(string propensity, CancellationToken cancellationToken)
    {
        if (await FindCurrentAsync(propensity, cancellationToken) is not { } version)
            return null;
        return await lake.ReadJsonAsync(Folder(propensity, version) + ManifestFile, ServedModelJson.Default.ModelManifest, cancellationToken);
    }

    /// <summary>Loads a model.</summary>
    /// <param name="propensity">Its name.</param>
    /// <param name="version">A version; null for the one that serves.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PropensityException">There is none.</exception>
    public async Task<ServedModel> LoadAsync(string propensity, string? version, CancellationToken cancellationToken)
    {
        version ??= await FindCurrentAsync(propensity, cancellationToken) ?? throw new PropensityException($"No model '{propensity}' has been trained yet; run `ccj propensity train {propensity}`.");
        if (await lake.FindAsync(ModelKey(propensity, version), cancellationToken) is null)
            throw new PropensityException($"There is no version '{version}' of the model '{propensity}'.");
        await using var stream = await lake.OpenReadAsync(ModelKey(propensity, version), cancellationToken);
        return await ServedModel.ReadAsync(stream, cancellationToken);
    }

    /// <summary>The manifests of all versions of all models, by name and version.</summary>
    public async IAsyncEnumerable<ModelManifest> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var found in lake.ListAsync(Zone, cancellationToken))
        {
            if (!found.Key.EndsWith(ManifestFile, StringComparison.Ordinal))
                continue;
            if (await lake.ReadJsonAsync(found.Key, ServedModelJson.Default.ModelManifest, cancellationToken) is { } manifest)
                yield return manifest;
        }
    }

    private static string Folder(string propensity, string version) => $"{Zone}{propensity}/{version}";

    private static string ModelKey(string propensity, string version) => $"{Folder(propensity, version)}/{ServedModel.FileName}";

    private static string CurrentKey(string propensity) => $"{Zone}{propensity}/current.json";
}
