namespace Gremlin.Store.Log;

/// <summary>A segment in memory, for a graph that is gone with the process.</summary>
internal sealed class MemorySegment(long firstCommit) : LogSegment(firstCommit)
{
    private const int PageBits = 16;
    private const int PageSize = 1 << PageBits;

    private readonly List<byte[]> _pages = [];

    public override void Read(long offset, Span<byte> into)
    {
        while (into.Length > 0)
        {
            byte[] page;
            lock (_pages)
                page = _pages[(int)(offset >> PageBits)];
            var place = (int)(offset & (PageSize - 1));
            var part = Math.Min(into.Length, PageSize - place);
            page.AsSpan(place, part).CopyTo(into);
            offset += part;
            into = into[part..];
        }
    }

    public override void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var number = (int)(offset >> PageBits);
            lock (_pages)
            {
                while (_pages.Count <= number)
                    _pages.Add(GC.AllocateUninitializedArray<byte>(PageSize));
            }

            var place = (int)(offset & (PageSize - 1));
            var part = Math.Min(bytes.Length, PageSize - place);
            bytes[..part].CopyTo(_pages[number].AsSpan(place));
            offset += part;
            bytes = bytes[part..];
        }
    }

    public override void Flush()
    {
    }

    public override void Delete()
    {
    }

    public override void Dispose()
    {
    }
}
