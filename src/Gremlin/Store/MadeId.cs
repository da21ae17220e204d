using System.IO.Hashing;

namespace Gremlin.Store;

/// <summary>Ids of elements that were given none: they look like UUIDs and are derived from the graph's seed and the place in its history.</summary>
internal static class MadeId
{
    public static string Of(byte[] seed, long commit, long number)
    {
        Span<byte> content = stackalloc byte[sizeof(long) * 3];
        seed.CopyTo(content);
        BitConverter.TryWriteBytes(content[sizeof(long)..], commit);
        BitConverter.TryWriteBytes(content[(sizeof(long) * 2)..], number);
        return new Guid(XxHash128.Hash(content)).ToString();
    }
}
