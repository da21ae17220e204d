using System.Text;
using System.Text.Json.Nodes;

namespace CustomerJourney.Aws.Wire;

/// <summary>A request as it came over the wire.</summary>
internal sealed record WireRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string Target => Headers.GetValueOrDefault("X-Amz-Target", "");

    /// <summary>The service in the signature's scope.</summary>
    public string SignedFor => Headers["Authorization"].Split('/')[3];
}
