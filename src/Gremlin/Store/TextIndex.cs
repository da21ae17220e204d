using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Gremlin.Store.Files;

namespace Gremlin.Store;

/// <summary>
/// Finds the numbers of a text in a <see cref="TextTable"/>: open addressing with one byte of the hash beside each bucket. One writer; readers take no lock.
/// A text may stand here more than once (an id that was dropped and came again); the reader takes the one that lives in its state.
/// </summary>
internal sealed class TextIndex
{
    private const int Empty = 0;
    private const int Removed = -1;
    private const int SmallestTable = 1024;

    private readonly TextTable _texts;
    private Table _table;
    private int _used;

    public TextIndex(TextTable texts)
        : this(texts, new Table(SmallestTable))
    {
    }

    private TextIndex(TextTable texts, Table table)
    {
        _texts = texts;
        _table = table;
    }

    public static ulong Hash(ReadOnlySpan<byte> utf8) => XxHash3.HashToUInt64(utf8);

    /// <summary>The first number below <paramref name="bound"/> of this text; −1 when there is none.</summary>
    public int Find(ReadOnlySpan<byte> utf8, ulong hash, int bound)
    {
        var probe = Start(hash);
        return Next(ref probe, utf8, bound);
    }

    /// <summary>Where to look for the texts with this hash.</summary>
    public Probe Start(ulong hash)
    {
        var table = Volatile.Read(ref _table);
        return new Probe(table, (int)hash & table.Mask, (byte)(hash >> 56));
    }

    /// <summary>The next number below <paramref name="bound"/> of this text; −1 when there is no other.</summary>
    public int Next(ref Probe probe, ReadOnlySpan<byte> utf8, int bound)
    {
        var (table, bucket, tag) = (probe.Table, probe.Bucket, probe.Tag);
        for (; ; bucket = (bucket + 1) & table.Mask)
        {
            var entry = Volatile.Read(ref table.Entries[bucket]);
            if (entry == Empty)
                return -1;
            if (table.Tags[bucket] != tag || entry == Removed || entry > bound || !_texts[entry - 1].SequenceEqual(utf8))
                continue;
            probe = probe with { Bucket = (bucket + 1) & table.Mask };
            return entry - 1;
        }
    }

    /// <summary>Fetches the place where a text with this hash stands, or would, for somebody who will look soon.</summary>
    public unsafe void Prefetch(ulong hash)
    {
        if (!Sse.IsSupported)
            return;
        var table = Volatile.Read(ref _table);
        var bucket = (int)hash & table.Mask;
        Sse.Prefetch0(Unsafe.AsPointer(ref table.Entries[bucket]));
        Sse.Prefetch0(Unsafe.AsPointer(ref table.Tags[bucket]));
    }

    /// <summary>Enters a number; only the writer may.</summary>
    public void Add(int number, ulong hash)
    {
        if (_used * 10L >= _table.Entries.Length * 7L)
            Grow();
        Insert(_table, number, hash);
        _used++;
    }

    /// <summary>Takes a number out that no published state knows.</summary>
    public void Remove(int number, ulong hash)
    {
        var table = _table;
        for (var bucket = (int)hash & table.Mask; table.Entries[bucket] != Empty; bucket = (bucket + 1) & table.Mask)
        {
            if (table.Entries[bucket] == number + 1)
                Volatile.Write(ref table.Entries[bucket], Removed);
        }
    }

    /// <summary>Writes the entries of texts below <paramref name="count"/>; later ones, of which none stands in an earlier one's way, are left out.</summary>
    public void Save(CheckedWriter writer, int count)
    {
        var table = Volatile.Read(ref _table);
        writer.Write(table.Entries.Length);
        Span<int> part = stackalloc int[1024];
        for (var bucket = 0; bucket < table.Entries.Length; bucket += part.Length)
        {
            table.Entries.AsSpan(bucket, part.Length).CopyTo(part);
            foreach (ref var entry in part)
                entry = entry > count ? Removed : entry;
            writer.Write<int>(part);
        }

        writer.Write<byte>(table.Tags);
    }

    public static TextIndex Load(CheckedReader reader, TextTable texts)
    {
        var buckets = reader.ReadCount();
        var table = new Table(reader.ReadLater<int>(buckets, buckets), reader.ReadLater<byte>(buckets, buckets));
        var index = new TextIndex(texts, table);
        reader.Afterwards(() => index._used = buckets - table.Entries.AsSpan().Count(Empty));
        return index;
    }

    private static int BucketsFor(int count) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(SmallestTable, count * 3L / 2));

    private static void Insert(Table table, int number, ulong hash)
    {
        var bucket = (int)hash & table.Mask;
        while (table.Entries[bucket] != Empty)
            bucket = (bucket + 1) & table.Mask;
        table.Tags[bucket] = (byte)(hash >> 56);
        Volatile.Write(ref table.Entries[bucket], number + 1);
    }

    /// <summary>Enters the texts in the order they lie in memory: in the order of their hashes each would have to be fetched.</summary>
    private void Grow()
    {
        var isLive = new System.Collections.BitArray(_texts.Count);
        var live = 0;
        foreach (var entry in _table.Entries)
        {
            if (entry <= 0)
                continue;
            isLive[entry - 1] = true;
            live++;
        }

        var larger = new Table(BucketsFor(live * 2));
        FreshMemory.Populate(larger.Entries);
        FreshMemory.Populate(larger.Tags);
        for (var number = 0; number < isLive.Length; number++)
        {
            if (isLive[number])
                Insert(larger, number, Hash(_texts[number]));
        }

        _used = live;
        Volatile.Write(ref _table, larger);
    }

    /// <summary>Where a search stands.</summary>
    internal readonly record struct Probe(Table Table, int Bucket, byte Tag);

    internal sealed class Table(int[] entries, byte[] tags)
    {
        public Table(int buckets)
            : this(new int[buckets], new byte[buckets])
        {
        }

        public int[] Entries { get; } = entries;

        public byte[] Tags { get; } = tags;

        public int Mask { get; } = entries.Length - 1;
    }
}
