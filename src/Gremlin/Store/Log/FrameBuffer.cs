using System.Buffers;

namespace Gremlin.Store.Log;

/// <summary>A frame on its way to the log. A large one stands in a rented buffer: new memory for each would cost more than the frame.</summary>
internal readonly struct FrameBuffer(byte[] bytes, int length, bool isRented)
{
    public int Length => length;

    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, length);

    /// <summary>Gives a rented buffer back, once.</summary>
    public void Release()
    {
        if (isRented)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}
