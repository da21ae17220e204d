using System.Collections;
using System.Runtime.InteropServices;
using System.Text;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Many texts by number in few arrays: a byte a letter where a text is ASCII, and no object each.</summary>
internal sealed class TextPool : IReadOnlyList<string>
{
    private const int ChunkBits = 15;
    private const byte Wide = 0xFF; // stands before texts of two bytes a letter; no ASCII letter

    private readonly List<Chunk> _chunks = [];

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>A text, made anew.</summary>
    public string this[int index]
    {
        get
        {
            var bytes = BytesOf(index);
            return IsWide(bytes) ? Letters(bytes).ToString() : Encoding.ASCII.GetString(bytes);
        }
    }

    /// <summary>Adds a text.</summary>
    /// <returns>Its number.</returns>
    public int Add(ReadOnlySpan<char> text)
    {
        if (Count == _chunks.Count << ChunkBits)
            _chunks.Add(new());
        _chunks[^1].Add(text);
        return Count++;
    }

    /// <summary>How many letters a text has.</summary>
    public int LengthOf(int index)
    {
        var bytes = BytesOf(index);
        return IsWide(bytes) ? bytes.Length / sizeof(char) : bytes.Length;
    }

    /// <summary>Reads a text, or as much of it as there is room for.</summary>
    public ReadOnlySpan<char> Read(int index, Span<char> room)
    {
        var bytes = BytesOf(index);
        if (IsWide(bytes))
            return Letters(bytes);
        if (bytes.Length > room.Length)
            bytes = bytes[..room.Length];
        Ascii.ToUtf16(bytes, room, out var length);
        return room[..length];
    }

    /// <summary>Whether a text of the pool is this one.</summary>
    public bool Is(int index, ReadOnlySpan<char> text)
    {
        var bytes = BytesOf(index);
        return IsWide(bytes) ? Letters(bytes).SequenceEqual(text) : Ascii.Equals(bytes, text);
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator()
    {
        for (var number = 0; number < Count; number++)
            yield return this[number];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsWide(ReadOnlySpan<byte> bytes) => bytes.Length > 0 && bytes[0] == Wide;

    private static ReadOnlySpan<char> Letters(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, char>(bytes[1..]);

    private ReadOnlySpan<byte> BytesOf(int index) => _chunks[index >> ChunkBits][index & (1 << ChunkBits) - 1];

    private sealed class Chunk
    {
        private int[] _ends = new int[16];
        private byte[] _bytes = new byte[128];
        private int _count;

        public ReadOnlySpan<byte> this[int place]
        {
            get
            {
                var start = place == 0 ? 0 : _ends[place - 1];
                return _bytes.AsSpan(start, _ends[place] - start);
            }
        }

        public void Add(ReadOnlySpan<char> text)
        {
            var start = _count == 0 ? 0 : _ends[_count - 1];
            var isAscii = Ascii.IsValid(text);
            var length = isAscii ? text.Length : 1 + text.Length * sizeof(char);
            if (start + length > _bytes.Length)
                Array.Resize(ref _bytes, Math.Max(checked(start + length), 2 * _bytes.Length));
            if (_count == _ends.Length)
                Array.Resize(ref _ends, 2 * _count);
            var bytes = _bytes.AsSpan(start, length);
            if (isAscii)
            {
                Ascii.FromUtf16(text, bytes, out _);
            }
            else
            {
                bytes[0] = Wide;
                MemoryMarshal.AsBytes(text).CopyTo(bytes[1..]);
            }

            _ends[_count++] = start + length;
            if (_count == 1 << ChunkBits)
                Array.Resize(ref _bytes, start + length);
        }
    }
}
