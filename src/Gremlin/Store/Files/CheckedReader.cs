using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Gremlin.Store.Files;

/// <summary>
/// Reads what <see cref="CheckedWriter"/> wrote. Numbers and texts are read at once, as they tell where the rest lies; arrays are only noted, and read by all processors together at the end.
/// </summary>
internal sealed class CheckedReader(SafeFileHandle file)
{
    private const int WindowBytes = 1 << 14;

    private readonly List<Part> _parts = [];
    private readonly List<Action> _afterwards = [];
    private readonly long _length = RandomAccess.GetLength(file);
    private readonly byte[] _window = new byte[WindowBytes];
    private (long From, long To) _inWindow;
    private long _place;

    /// <summary>Reads at once.</summary>
    public void Read(Span<byte> into)
    {
        Reserve(into.Length);
        Copy(_place, into);
        _parts.Add(new Part<byte>(into.ToArray(), into.Length, _place, isRead: true));
        _place += into.Length;
    }

    /// <inheritdoc cref="Read(Span{byte})"/>
    public void Read<T>(Span<T> into)
        where T : unmanaged => Read(MemoryMarshal.AsBytes(into));

    /// <summary>An array whose beginning is read by <see cref="Finish"/>.</summary>
    /// <param name="length">The array's length; what is not read is zero.</param>
    /// <param name="count">How much of it is in the file.</param>
    public T[] ReadLater<T>(int length, int count)
        where T : unmanaged
    {
        if (count > length)
            throw Damaged();
        Reserve((long)count * Unsafe.SizeOf<T>());
        var array = count == length ? GC.AllocateUninitializedArray<T>(length) : new T[length];
        _parts.Add(new Part<T>(array, count, _place, isRead: false));
        _place += (long)count * Unsafe.SizeOf<T>();
        return array;
    }

    /// <summary>What is to be done once the arrays are read.</summary>
    public void Afterwards(Action action) => _afterwards.Add(action);

    public long ReadNumber()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Read(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    /// <summary>A count or a length, which a damaged file could have beyond reason.</summary>
    public int ReadCount()
    {
        var count = ReadNumber();
        return count is >= 0 and <= int.MaxValue ? (int)count : throw Damaged();
    }

    public string ReadText()
    {
        var length = ReadCount();
        Reserve(length);
        var bytes = new byte[length];
        Read(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Reads what was noted and verifies the checksum.</summary>
    /// <exception cref="InvalidDataException">The file is not as it was written.</exception>
    public void Finish()
    {
        var hash = ReadParts();
        Span<byte> expected = stackalloc byte[sizeof(ulong)];
        Reserve(expected.Length);
        Copy(_place, expected);
        if (BinaryPrimitives.ReadUInt64LittleEndian(expected) != hash.GetCurrentHashAsUInt64())
            throw Damaged();
        foreach (var action in _afterwards)
            action();
    }

    /// <summary>Reads the parts, by several threads; whoever comes by takes those into the checksum that are there, in order, while they are fresh.</summary>
    private XxHash3 ReadParts()
    {
        var hash = new XxHash3();
        var (next, hashed) = (-1, 0);
        void Hash()
        {
            for (; hashed < _parts.Count && _parts[hashed].IsRead; hashed++)
                hash.Append(_parts[hashed].Bytes);
        }

        void Work(int worker)
        {
            for (int number; (number = Interlocked.Increment(ref next)) < _parts.Count;)
            {
                ReadPart(_parts[number]);
                if (!Monitor.TryEnter(hash))
                    continue;
                Hash();
                Monitor.Exit(hash);
            }
        }

        try
        {
            Parallel.For(0, Environment.ProcessorCount, Work);
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        Hash();
        return hash;
    }

    private void ReadPart(Part part)
    {
        if (part.IsRead)
            return;
        part.Populate();
        ReadWhole(part.Offset, part.Bytes);
        part.IsRead = true;
    }

    private void Copy(long offset, Span<byte> into)
    {
        if (into.Length > WindowBytes)
        {
            ReadWhole(offset, into);
            return;
        }

        if (offset < _inWindow.From || offset + into.Length > _inWindow.To)
        {
            var bytes = (int)Math.Min(WindowBytes, _length - offset);
            ReadWhole(offset, _window.AsSpan(0, bytes));
            _inWindow = (offset, offset + bytes);
        }

        _window.AsSpan((int)(offset - _inWindow.From), into.Length).CopyTo(into);
    }

    private void ReadWhole(long offset, Span<byte> into)
    {
        while (into.Length > 0)
        {
            var read = RandomAccess.Read(file, into, offset);
            if (read == 0)
                throw Damaged();
            offset += read;
            into = into[read..];
        }
    }

    private void Reserve(long bytes)
    {
        if (_place + bytes > _length)
            throw Damaged();
    }

    private static InvalidDataException Damaged() => new("The snapshot is damaged: its checksum or a length is wrong.");

    private abstract class Part(long offset, bool isRead)
    {
        private bool _isRead = isRead;

        public long Offset => offset;

        public bool IsRead
        {
            get => Volatile.Read(ref _isRead);
            set => Volatile.Write(ref _isRead, value);
        }

        public abstract Span<byte> Bytes { get; }

        public abstract void Populate();
    }

    private sealed class Part<T>(T[] array, int count, long offset, bool isRead) : Part(offset, isRead)
        where T : unmanaged
    {
        public override Span<byte> Bytes => MemoryMarshal.AsBytes(array.AsSpan(0, count));

        public override void Populate() => FreshMemory.Populate(array);
    }
}
