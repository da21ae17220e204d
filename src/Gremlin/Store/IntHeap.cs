using Gremlin.Store.Files;

namespace Gremlin.Store;

/// <summary>
/// Blocks of 32-bit words, addressed by the number of their first word, only ever added at the end.
/// What a published state refers to is never written again, save the spare room behind a block's counted part.
/// </summary>
internal sealed class IntHeap
{
    /// <summary>2^18 words, 1 MiB: a page. A larger block has an array of its own that stands for several pages.</summary>
    private const int PageBits = 18;
    private const int PageSize = 1 << PageBits;
    private const int PageMask = PageSize - 1;

    private int[][] _pages = new int[16][];

    public IntHeap()
    {
        _pages[0] = new int[PageSize];
        Top = 1;
    }

    /// <summary>First free word; block 0 means none.</summary>
    public int Top { get; private set; }

    /// <summary>Words in blocks that nothing refers to any more.</summary>
    public long Garbage { get; set; }

    public Span<int> Block(int block, int length) => _pages[block >> PageBits].AsSpan(block & PageMask, length);

    /// <summary>The array a block lies in and its place there, for cursors that outlive a span.</summary>
    public int[] Array(int block, out int offset)
    {
        offset = block & PageMask;
        return _pages[block >> PageBits];
    }

    public ref int At(int block) => ref _pages[block >> PageBits][block & PageMask];

    public int Word(int block) => _pages[block >> PageBits][block & PageMask];

    /// <summary>Room for <paramref name="length"/> words, not cleared.</summary>
    public int Allocate(int length)
    {
        var block = Top;
        if ((block & PageMask) + length > PageSize || (block & PageMask) == 0)
            return AllocateFromNewPage(length);
        Top = block + length;
        return block;
    }

    /// <summary>Gives the room behind <paramref name="top"/> back: a transaction rolled back, or the last block grows in place.</summary>
    public void Truncate(int top) => Top = top;

    /// <summary>Whether the block is the last one, so that it can grow where it stands.</summary>
    public bool IsLast(int block, int length) => block + length == Top && (Top & PageMask) != 0;

    /// <summary>Whether the page has so many words behind the place.</summary>
    public static bool HasRoom(int place, int length) => (place & PageMask) + length <= PageSize;

    public void Save(CheckedWriter writer, int top)
    {
        writer.Write(top);
        writer.Write(Garbage);
        for (var page = 0; (long)page << PageBits < top; page++)
        {
            var words = _pages[page];
            if (words is null)
                continue;
            writer.Write(page);
            writer.Write(words.Length);
            writer.Write<int>(words.AsSpan(0, (int)Math.Min(words.Length, top - ((long)page << PageBits))));
        }

        writer.Write(-1);
    }

    public static IntHeap Load(CheckedReader reader)
    {
        var heap = new IntHeap { Top = reader.ReadCount(), Garbage = reader.ReadNumber() };
        for (var page = reader.ReadNumber(); page >= 0; page = reader.ReadNumber())
        {
            while (heap._pages.Length <= page)
                System.Array.Resize(ref heap._pages, heap._pages.Length * 2);
            var length = reader.ReadCount();
            heap._pages[page] = reader.ReadLater<int>(length, (int)Math.Min(length, heap.Top - (page << PageBits)));
        }

        return heap;
    }

    private int AllocateFromNewPage(int length)
    {
        var page = (Top + PageMask) >> PageBits;
        var pages = Math.Max(1, (int)(((long)length + PageMask) >> PageBits));
        if (page + pages > 1 << (31 - PageBits))
            throw new GraphException("MemoryLimitExceededException", "The graph is larger than this store can hold (8 GiB of properties and adjacency).");
        while (_pages.Length < page + pages)
            System.Array.Resize(ref _pages, _pages.Length * 2);
        if (_pages[page] is null || _pages[page].Length < pages << PageBits)
            FreshMemory.Populate(_pages[page] = GC.AllocateUninitializedArray<int>(pages << PageBits));
        Top = pages == 1 ? (page << PageBits) + length : (page + pages) << PageBits;
        return page << PageBits;
    }
}
