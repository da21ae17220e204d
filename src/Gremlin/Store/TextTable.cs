using System.Text;
using Gremlin.Store.Files;

namespace Gremlin.Store;

/// <summary>Texts in UTF-8, numbered from 0 in the order they came, never moved; read without a lock below <see cref="Count"/>.</summary>
internal sealed class TextTable
{
    /// <summary>1 MiB a page; a text begins at a multiple of four bytes, so that a reference of 32 bits reaches 16 GiB.</summary>
    private const int PageBits = 20;
    private const int PageSize = 1 << PageBits;
    private const int UnitBits = 2;
    private const int PlaceBits = PageBits - UnitBits;
    private const int MaxPages = 1 << (32 - PlaceBits);
    private const int ReferencesBits = 14;
    private const int ReferencesMask = (1 << ReferencesBits) - 1;
    private const int MaxPrefix = 5;
    /// <summary>Remembered strings of ids, which differ; of values, which come again and again, a power of two more.</summary>
    private const int CachedIds = 1 << 10;
    private const int CachedValues = 1 << 14;
    private const int CachedLength = 64;

    private readonly CachedText?[] _cache;
    private byte[][] _pages = [new byte[PageSize]];
    private uint[][] _references = [new uint[1 << ReferencesBits]];
    private int _page;
    private int _place;
    private int _count;

    /// <param name="ofValues">Whether they are values of properties rather than ids.</param>
    public TextTable(bool ofValues = false) => _cache = new CachedText?[ofValues ? CachedValues : CachedIds];

    public int Count => Volatile.Read(ref _count);

    /// <summary>The text's UTF-8.</summary>
    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            var reference = _references[number >> ReferencesBits][number & ReferencesMask];
            var page = _pages[reference >> PlaceBits];
            var place = (int)(reference & ((1u << PlaceBits) - 1)) << UnitBits;
            int length = page[place++];
            if (length >= 0x80)
                length = LongLength(page, ref place, length);
            return page.AsSpan(place, length);
        }
    }

    /// <summary>The text as a string; short ones are remembered for a while.</summary>
    public string Text(int number)
    {
        ref var cached = ref _cache[number & (_cache.Length - 1)];
        var seen = cached;
        if (seen is not null && seen.Number == number)
            return seen.Text;
        var utf8 = this[number];
        var text = Encoding.UTF8.GetString(utf8);
        if (utf8.Length <= CachedLength)
            cached = new CachedText(number, text);
        return text;
    }

    /// <summary>Adds a text; only the writer may.</summary>
    /// <returns>Its number.</returns>
    public int Add(ReadOnlySpan<byte> utf8)
    {
        var number = _count;
        var needed = utf8.Length + MaxPrefix;
        if (_place + needed > _pages[_page].Length)
            NextPage(needed);
        if (number >> ReferencesBits == _references.Length)
            GrowReferences();
        _references[number >> ReferencesBits][number & ReferencesMask] = ((uint)_page << PlaceBits) | (uint)(_place >> UnitBits);
        Write(_pages[_page], utf8);
        Volatile.Write(ref _count, number + 1);
        return number;
    }

    /// <summary>Forgets the texts from <paramref name="count"/> on, which no published state knows.</summary>
    public void Truncate(int count)
    {
        for (var number = count; number < _count; number++)
            _cache[number & (_cache.Length - 1)] = null;
        Volatile.Write(ref _count, count);
    }

    /// <summary>Writes the first <paramref name="count"/> texts; the writer may add meanwhile.</summary>
    public void Save(CheckedWriter writer, int count)
    {
        var (page, end) = count == 0 ? (0, 0) : EndOf(count - 1);
        writer.Write(count);
        writer.Write(page);
        writer.Write(end);
        for (var number = 0; number < count; number += 1 << ReferencesBits)
            writer.Write<uint>(_references[number >> ReferencesBits].AsSpan(0, Math.Min(1 << ReferencesBits, count - number)));
        for (var each = 0; each <= page; each++)
        {
            writer.Write(_pages[each].Length);
            writer.Write<byte>(each < page ? _pages[each] : _pages[each].AsSpan(0, end));
        }
    }

    public static TextTable Load(CheckedReader reader, bool ofValues = false)
    {
        var (count, page, place) = (reader.ReadCount(), reader.ReadCount(), reader.ReadCount());
        var texts = new TextTable(ofValues) { _count = count, _page = page, _place = place };
        texts._references = new uint[Math.Max(1, (count + ReferencesMask) >> ReferencesBits)][];
        texts._references[0] = count == 0 ? new uint[1 << ReferencesBits] : [];
        for (var number = 0; number < count; number += 1 << ReferencesBits)
        {
            texts._references[number >> ReferencesBits] = reader.ReadLater<uint>(1 << ReferencesBits, Math.Min(1 << ReferencesBits, count - number));
        }

        texts._pages = new byte[page + 1][];
        for (var each = 0; each <= page; each++)
        {
            var length = reader.ReadCount();
            texts._pages[each] = reader.ReadLater<byte>(length, each < page ? length : place);
        }

        return texts;
    }

    private (int Page, int End) EndOf(int number)
    {
        var reference = _references[number >> ReferencesBits][number & ReferencesMask];
        var length = this[number].Length;
        var place = (int)(reference & ((1u << PlaceBits) - 1)) << UnitBits;
        var prefix = 1;
        for (var left = (uint)length; left >= 0x80; left >>= 7)
            prefix++;
        return ((int)(reference >> PlaceBits), (place + prefix + length + (1 << UnitBits) - 1) & -(1 << UnitBits));
    }

    private static int LongLength(byte[] page, ref int place, int first)
    {
        var length = first & 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            int next = page[place++];
            length |= (next & 0x7F) << shift;
            if (next < 0x80)
                return length;
        }
    }

    private void Write(byte[] page, ReadOnlySpan<byte> utf8)
    {
        var place = _place;
        var length = (uint)utf8.Length;
        for (; length >= 0x80; length >>= 7)
            page[place++] = (byte)(length | 0x80);
        page[place++] = (byte)length;
        utf8.CopyTo(page.AsSpan(place));
        _place = (place + utf8.Length + (1 << UnitBits) - 1) & -(1 << UnitBits);
    }

    private void NextPage(int needed)
    {
        if (_page + 1 == MaxPages)
            throw new GraphException("MemoryLimitExceededException", "The graph holds more text than this store can (16 GiB).");
        _page++;
        _place = 0;
        if (_page == _pages.Length)
            _pages = Longer(_pages);
        FreshMemory.Populate(_pages[_page] = GC.AllocateUninitializedArray<byte>(Math.Max(PageSize, needed)));
    }

    private void GrowReferences()
    {
        var longer = new uint[_references.Length + 1][];
        _references.CopyTo(longer, 0);
        longer[^1] = new uint[1 << ReferencesBits];
        _references = longer;
    }

    private static byte[][] Longer(byte[][] pages)
    {
        var longer = new byte[pages.Length * 2][];
        pages.CopyTo(longer, 0);
        return longer;
    }

    private sealed record CachedText(int Number, string Text);
}
