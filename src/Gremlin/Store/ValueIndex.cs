using System.Numerics;

namespace Gremlin.Store;

/// <summary>
/// Elements of a label by a key's value: chains per hash. It holds every element that has the value in any state since it was made, and a reader checks each in its own state.
/// One writer adds; readers take no lock. Entries that hold no longer are remembered apart and used again; when they are many the index is dropped, to be made anew on demand.
/// </summary>
internal sealed class ValueIndex(bool ofEdges, int label, int key)
{
    private const int SmallestTable = 256;
    private const int FewStale = 1024;

    private readonly HashSet<(int Element, uint Hash)> _stale = [];
    private Table _table = new(SmallestTable);

    public bool OfEdges { get; } = ofEdges;

    /// <summary>The label's number; 0 for any label.</summary>
    public int Label { get; } = label;

    public int Key { get; } = key;

    /// <summary>Whether so much has gone that making it anew is better.</summary>
    public bool IsWornOut => _stale.Count > FewStale && _stale.Count > _table.Count / 2;

    /// <summary>A hash under which equal numbers of different types fall together.</summary>
    public static uint Hash(StoredValue value)
    {
        var (kind, bits) = Canonical(value);
        return (uint)((((ulong)bits * 0x9E3779B97F4A7C15UL) ^ ((ulong)kind << 60)) >> 32) * 0x85EBCA6B;
    }

    /// <summary>Whether two values are equal as Gremlin's <c>eq</c> has it: numbers by value over all types, others by type and value.</summary>
    public static bool AreEqual(StoredValue left, StoredValue right) =>
        left == right ? !IsNotANumber(left) : Canonical(left) == Canonical(right) && !IsNotANumber(left);

    /// <summary>How many of the values are equal to one: numbers of different types may be.</summary>
    public static int CountEqual(PropertyCursor values, StoredValue value)
    {
        var count = 0;
        while (values.MoveNext())
            count += AreSame(values.Value, value) ? 1 : 0;
        return count;
    }

    /// <summary>The first of the values that is equal to one of them; it alone is entered.</summary>
    public static StoredValue FirstEqual(PropertyCursor values, StoredValue value)
    {
        while (values.MoveNext())
        {
            if (AreSame(values.Value, value))
                return values.Value;
        }

        return value;
    }

    public void Add(int element, StoredValue value) => AddHash(element, Hash(value));

    public void Remove(int element, StoredValue value) => _stale.Add((element, Hash(value)));

    public void AddHash(int element, uint hash)
    {
        if (_stale.Count > 0 && _stale.Remove((element, hash)))
            return;
        if (_table.Count + 1 == _table.Elements.Length)
            Volatile.Write(ref _table, _table.Larger());
        _table.Add(element, hash);
    }

    /// <summary>The elements of a state that have the value.</summary>
    public IndexCursor Find(Snapshot graph, StoredValue value) => new(graph, this, Volatile.Read(ref _table), Hash(value), value);

    private static bool AreSame(StoredValue left, StoredValue right) => left == right || Canonical(left) == Canonical(right);

    private static bool IsNotANumber(StoredValue value) => value.Type is PropertyType.Double or PropertyType.Float && double.IsNaN(value.Number);

    private static (PropertyType Kind, long Bits) Canonical(StoredValue value)
    {
        switch (value.Type)
        {
            case PropertyType.Byte or PropertyType.Short or PropertyType.Int or PropertyType.Long:
                return (PropertyType.Long, value.Bits);
            case PropertyType.Float or PropertyType.Double:
                var number = value.Number;
                return Math.Abs(number) < 9e18 && number == Math.Truncate(number)
                    ? (PropertyType.Long, (long)number)
                    : (PropertyType.Double, BitConverter.DoubleToInt64Bits(number));
            default:
                return (value.Type, value.Bits);
        }
    }

    internal sealed class Table(int capacity)
    {
        private int _count;

        public int[] Buckets { get; } = new int[BitOperations.RoundUpToPowerOf2((uint)capacity)];

        public int[] Elements { get; } = new int[capacity];

        public uint[] Hashes { get; } = new uint[capacity];

        public int[] Next { get; } = new int[capacity];

        public int Count => _count;

        public void Add(int element, uint hash)
        {
            var entry = ++_count;
            ref var bucket = ref Buckets[hash & (Buckets.Length - 1)];
            (Elements[entry], Hashes[entry], Next[entry]) = (element, hash, bucket);
            Volatile.Write(ref bucket, entry);
        }

        public Table Larger()
        {
            var larger = new Table(Elements.Length * 2);
            for (var entry = 1; entry <= _count; entry++)
                larger.Add(Elements[entry], Hashes[entry]);
            return larger;
        }
    }
}
