using CustomerJourney.Identity;
using CustomerJourney.Identity.Arrivals;
using CustomerJourney.Identity.Resolved;
using CustomerJourney.Local.Propensity;
using CustomerJourney.ModelServer;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Local.Identity;

/// <summary>The identity endpoint on this machine: the model server's code over the model that the last run left in the lake; only keys answer while there is none.</summary>
/// <param name="lake">The object lake.</param>
public sealed class InProcessIdentity(IObjectLake lake)
{
    private (string? Version, IdentityModels Models) _loaded = (null, IdentityModels.Of([], ResolutionOptions.Default));

    /// <summary>The endpoint by its name.</summary>
    public IReadOnlyDictionary<string, ModelAnswer> Endpoints => new Dictionary<string, ModelAnswer> { [ResolveArrivals.Endpoint] = AnswerAsync };

    private async Task<ReadOnlyMemory<byte>> AnswerAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var newest = (await lake.FindAsync(FrozenModel.Key, cancellationToken))?.Version;
        if (newest != _loaded.Version)
            _loaded = (newest, await LoadAsync(cancellationToken));
        return _loaded.Models.Answer(request, cancellationToken);
    }

    private async Task<IdentityModels> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return IdentityModels.Of(await FrozenModel.FindAsync(lake, cancellationToken) is { } model ? [model] : [], ResolutionOptions.Default);
        }
        catch (InvalidDataException wrong)
        {
            throw new ModelEndpointException($"{FrozenModel.Key} cannot be read: {wrong.Message}", wrong);
        }
    }
}
