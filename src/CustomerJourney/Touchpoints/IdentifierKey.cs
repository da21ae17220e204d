using System.Security.Cryptography;
using System.Text;

namespace CustomerJourney.Touchpoints;

/// <summary>The secret of a workspace by which identifiers get their ids, so that an id tells nobody the value.</summary>
/// <param name="key">At least 16 bytes, kept with the workspace; another key gives other ids.</param>
public sealed class IdentifierKey(ReadOnlyMemory<byte> key)
{
    /// <summary>Bytes of an id's hash: 96 bits, so that 10^9 identifiers collide with a chance below 10^-11.</summary>
    private const int HashBytes = 12;
    private const int StackBytes = 512;
    private const int LeastKeyBytes = 16;
    private readonly byte[] _key = key.Length >= LeastKeyBytes ? key.ToArray() : throw new ArgumentException($"The key needs {LeastKeyBytes} bytes at least.", nameof(key));

    /// <summary>The id of an identifier: <c>identifier:&lt;kind&gt;:&lt;first 96 bits of HMAC-SHA256 of kind and value, hex&gt;</c>.</summary>
    public IdentifierId IdOf(Identifier identifier)
    {
        var length = Encoding.UTF8.GetMaxByteCount(identifier.Kind.Length + identifier.Value.Length + 1);
        Span<byte> text = length <= StackBytes ? stackalloc byte[StackBytes] : new byte[length];
        var kind = Encoding.UTF8.GetBytes(identifier.Kind, text);
        text[kind] = 0;
        var value = Encoding.UTF8.GetBytes(identifier.Value, text[(kind + 1)..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, text[..(kind + 1 + value)], hash);
        return new IdentifierId($"identifier:{identifier.Kind}:{Convert.ToHexStringLower(hash[..HashBytes])}");
    }
}
