using Gremlin.Store.Files;

namespace Gremlin.Store;

/// <summary>
/// One 32-bit number per element slot, in pages under two levels of tables. A frozen column never changes: the writer's column
/// shares its pages and copies one before it first writes into it. Slots behind those that were frozen are written in place, as no reader looks there.
/// </summary>
internal sealed class Column
{
    private const int PageBits = 10;
    private const int TableBits = 8;
    private const int PageSize = 1 << PageBits;
    private const int PageMask = PageSize - 1;
    private const int TableSize = 1 << TableBits;
    private const int TableMask = TableSize - 1;

    private HashSet<int>? _ownPages;
    private HashSet<int>? _ownTables;
    private int[][][] _root;
    private int _frozen;
    private int _lastOwnPage = -1;
    private bool _ownRoot;

    public Column()
        : this([], 0)
    {
    }

    private Column(int[][][] root, int frozen)
    {
        _root = root;
        _frozen = frozen;
    }

    public int this[int slot] => _root[slot >> (PageBits + TableBits)][(slot >> PageBits) & TableMask][slot & PageMask];

    /// <summary>The page that holds a slot, for scans: slots <c>slot &amp; ~1023</c> and on.</summary>
    public ReadOnlySpan<int> Page(int slot) => _root[slot >> (PageBits + TableBits)][(slot >> PageBits) & TableMask];

    /// <summary>A column that stays as this one is now.</summary>
    /// <param name="count">How many slots are in use.</param>
    public Column Freeze(int count)
    {
        _ownPages?.Clear();
        _ownTables?.Clear();
        _lastOwnPage = -1;
        _ownRoot = false;
        _frozen = count;
        return new Column(_root, count);
    }

    /// <summary>A column to write into that begins as this frozen one.</summary>
    public Column Thaw() => new(_root, _frozen);

    public void Set(int slot, int value)
    {
        var page = slot >> PageBits;
        if (slot >= _frozen)
            EnsurePage(page);
        else if (page != _lastOwnPage)
            Own(page);
        _root[page >> TableBits][page & TableMask][slot & PageMask] = value;
    }

    public void Save(CheckedWriter writer, int count)
    {
        for (var slot = 0; slot < count; slot += PageSize)
            writer.Write(Page(slot)[..Math.Min(PageSize, count - slot)]);
    }

    public static Column Load(CheckedReader reader, int count)
    {
        var column = new Column();
        for (var slot = 0; slot < count; slot += PageSize)
        {
            var page = slot >> PageBits;
            column.EnsureTable(page >> TableBits)[page & TableMask] = reader.ReadLater<int>(PageSize, Math.Min(PageSize, count - slot));
        }

        return column.Freeze(count);
    }

    private void EnsurePage(int page) => EnsureTable(page >> TableBits)[page & TableMask] ??= new int[PageSize];

    private int[][] EnsureTable(int table)
    {
        if (table >= _root.Length)
        {
            Array.Resize(ref _root, Math.Max(table + 1, _root.Length * 2));
            _ownRoot = true;
        }

        return _root[table] ??= new int[TableSize][];
    }

    private void Own(int page)
    {
        if ((_ownPages ??= []).Add(page))
            CopyPage(page);
        _lastOwnPage = page;
    }

    private void CopyPage(int page)
    {
        var table = page >> TableBits;
        if (!_ownRoot)
            _root = (int[][][])_root.Clone();
        _ownRoot = true;
        if ((_ownTables ??= []).Add(table))
            _root[table] = (int[][])_root[table].Clone();
        _root[table][page & TableMask] = (int[])_root[table][page & TableMask].Clone();
    }
}
