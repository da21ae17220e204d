using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Gremlin.Engine;

/// <summary>Shapes by their characters; they are long, and hashed for every query.</summary>
internal sealed class ShapeComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    public static readonly ShapeComparer Instance = new();

    /// <summary>Differs from run to run, so that nobody can choose texts that collide.</summary>
    private static readonly long Seed = HashCode.Combine(1);

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<char> alternate, string other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<char> alternate) => (int)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(alternate), Seed);

    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();
}
