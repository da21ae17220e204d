using Microsoft.AspNetCore.Http;

namespace Gremlin.Http;

/// <summary>A form of GraphSON and the content type it goes by.</summary>
/// <param name="ContentType">As the client asked for it.</param>
/// <param name="IsTyped">Whether values carry their types.</param>
/// <param name="Version">1, 2 or 3; before 3 lists and maps are plain JSON in the typed form too.</param>
internal sealed record GraphSonFormat(string ContentType, bool IsTyped, int Version)
{
    private static readonly GraphSonFormat Typed = new("application/json", true, 3);

    private static readonly GraphSonFormat[] Known =
    [
        new("application/vnd.gremlin-v3.0+json;types=false", false, 3),
        new("application/vnd.gremlin-v3.0+json", true, 3),
        new("application/vnd.gremlin-v2.0+json;types=false", false, 2),
        new("application/vnd.gremlin-v2.0+json", true, 2),
        new("application/vnd.gremlin-v1.0+json;types=false", false, 1),
        new("application/vnd.gremlin-v1.0+json", false, 1),
    ];

    /// <summary>The form a request asks for; typed GraphSON 3 when it does not care.</summary>
    /// <exception cref="GraphException"><c>BadRequestException</c>: a form this endpoint does not write.</exception>
    public static GraphSonFormat Of(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        if (accept.Length == 0 || accept == "*/*")
            return Typed;
        var compact = accept.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (var format in Known)
        {
            if (compact.Contains(format.ContentType, StringComparison.Ordinal))
                return format;
        }

        return compact.Contains("json", StringComparison.Ordinal) || compact.Contains("*/*", StringComparison.Ordinal) || !compact.Contains("graphbinary", StringComparison.Ordinal)
            ? Typed
            : throw new GraphException("BadRequestException", $"No serializer for the requested Accept header: {accept}");
    }
}
