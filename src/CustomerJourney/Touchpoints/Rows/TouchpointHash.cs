using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>A touchpoint's identity: from the source's own key, or from source, content and number of earlier identical rows.</summary>
internal static class TouchpointHash
{
    private const string Prefix = "touchpoint:";
    private const int IdBytes = 12; // 96 bits: 10^10 touchpoints collide with a chance below 10^-8
    private const long OwnKeySeed = 0x6B6579;

    /// <summary>What tells sources apart.</summary>
    public static long SeedOf(string source) => (long)XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(source));

    /// <summary>Hash of a row's content.</summary>
    public static UInt128 OfContent(ReadOnlySpan<byte> content, long seed) => XxHash128.HashToUInt128(content, seed);

    /// <summary>Id of a row by its content.</summary>
    /// <param name="content">Hash of the content.</param>
    /// <param name="earlier">Number of earlier identical rows.</param>
    /// <param name="seed">The source's.</param>
    public static string Id(UInt128 content, int earlier, long seed) => Text(earlier == 0 ? content : Mixed(content, earlier, seed));

    /// <summary>Id of a row by the source's own key.</summary>
    public static string IdOfKey(string key, long seed) => Text(XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(key), seed ^ OwnKeySeed));

    private static UInt128 Mixed(UInt128 content, int earlier, long seed)
    {
        Span<byte> bytes = stackalloc byte[20];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, content);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], earlier);
        return XxHash128.HashToUInt128(bytes, seed);
    }

    private static string Text(UInt128 hash) => string.Create(Prefix.Length + IdBytes * 2, hash, static (text, from) =>
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, from);
        Prefix.CopyTo(text);
        Convert.TryToHexStringLower(bytes[..IdBytes], text[Prefix.Length..], out _);
    });
}
