using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StepFunctions.Intrinsics;

/// <summary>Unpredictable looking values that come out the same when the same place of the same execution is run again.</summary>
internal sealed class Randomness(string seed)
{
    private int _drawn;

    /// <summary>A version 4 UUID.</summary>
    public string Uuid()
    {
        var bytes = Draw().AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D", CultureInfo.InvariantCulture);
    }

    /// <summary>A number in [0, 1).</summary>
    public double Unit() => (BinaryPrimitives.ReadUInt64BigEndian(Draw()) >> 11) * (1.0 / (1UL << 53));

    private byte[] Draw() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{_drawn++}")));
}
