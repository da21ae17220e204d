using System.Collections.Concurrent;
using CustomerJourney.Identity;
using CustomerJourney.Propensity;

namespace CustomerJourney.Local.Propensity;

/// <summary>Model endpoints on this machine: <c>propensity-NAME</c> is the model of that name that serves; others are answered by functions given by name.</summary>
/// <param name="registry">The models.</param>
/// <param name="others">Answers of further endpoints (identity) by endpoint name.</param>
public sealed class InProcessModelEndpoint(ModelRegistry registry, IReadOnlyDictionary<string, ModelAnswer>? others = null) : IModelEndpoint
{
    /// <summary>What an endpoint's name begins with, before the propensity's name.</summary>
    public const string Prefix = "propensity-";

    private readonly ConcurrentDictionary<string, ServedModel> _loaded = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(string endpoint, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (others?.GetValueOrDefault(endpoint) is { } answer)
            return await answer(request, cancellationToken);
        if (!endpoint.StartsWith(Prefix, StringComparison.Ordinal))
            throw new ModelEndpointException($"There is no endpoint '{endpoint}'.");
        return PropensityInvocation.Answer(await LoadAsync(endpoint[Prefix.Length..], cancellationToken), request, cancellationToken);
    }

    private async Task<ServedModel> LoadAsync(string propensity, CancellationToken cancellationToken)
    {
        var version = await registry.FindCurrentAsync(propensity, cancellationToken) ?? throw new ModelEndpointException($"There is no endpoint '{Prefix}{propensity}': no model has been trained.");
        if (_loaded.TryGetValue(propensity, out var loaded) && loaded.Manifest.Version == version)
            return loaded;
        return _loaded[propensity] = await registry.LoadAsync(propensity, version, cancellationToken);
    }
}
