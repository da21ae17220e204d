using Gremlin.Engine;
using Gremlin.Loading;

namespace Gremlin.Http;

/// <summary>What an endpoint offers and allows.</summary>
public sealed record EndpointOptions
{
    /// <summary>Neptune's limit of a request, 150 MB.</summary>
    public const long NeptuneMaxRequestBytes = 157_286_400;

    /// <summary>Longer requests are refused.</summary>
    public long MaxRequestBytes { get; init; } = NeptuneMaxRequestBytes;

    /// <summary>Name of the header by which a request asks for a fault, for tests: an error code, or <c>cut</c> for a broken connection; null for none.</summary>
    public string? FaultHeader { get; init; }

    /// <summary>Limits of each query, and the model that answers inference.</summary>
    public QueryOptions Query { get; init; } = QueryOptions.Default;

    /// <summary>Where the loader finds files of other schemes than <c>file:</c>.</summary>
    public LoadSources Sources { get; init; } = new();
}
