using System.Security.Cryptography;
using System.Text;

namespace CustomerJourney.Aws.Wire;

/// <summary>Signature Version 4 from its description, to check clients by: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</summary>
internal static class SignatureCheck
{
    public static bool IsRight(WireRequest request, string secret)
    {
        if (!request.Headers.TryGetValue("Authorization", out var authorization) || !authorization.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal))
            return false;
        var parts = authorization["AWS4-HMAC-SHA256 ".Length..].Split(',').Select(part => part.Trim().Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var scope = parts["Credential"].Split('/', 2)[1];
        var canonical = Canonical(request, parts["SignedHeaders"]);
        var toSign = $"AWS4-HMAC-SHA256\n{request.Headers["X-Amz-Date"]}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Hmac);
        return Hex(Hmac(key, toSign)) == parts["Signature"];
    }

    private static string Canonical(WireRequest request, string signedHeaders)
    {
        var headers = string.Concat(signedHeaders.Split(';').Select(name => $"{name}:{request.Headers[name].Trim()}\n"));
        var query = string.Join('&', request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        var path = string.Join('/', request.Path.Split('/').Select(segment => Uri.EscapeDataString(Uri.EscapeDataString(segment))));
        return $"{request.Method}\n{path}\n{query}\n{headers}\n{signedHeaders}\n{Hex(SHA256.HashData(request.Body))}";
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
