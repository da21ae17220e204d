namespace Gremlin.Store;

/// <summary>
/// Rows of properties in the heap: the shape's number, then each key's value in one or two words. A key with several values has a block of its own:
/// its capacity, then three words a value. Rows that a published state may know (below the transaction's first block) are never written; a change makes a new row.
/// </summary>
internal sealed class PropertyRows(IntHeap heap, ShapeTable shapes)
{
    /// <summary>Type, low and high word.</summary>
    public const int ManyWords = 3;

    private const int FirstManyCapacity = 4;

    private (int Key, PropertyType Type)[] _lastValues = [];
    private int[] _lastPlaces = [];
    private Shape _lastShape = shapes[0];

    public static StoredValue Read(int[] row, int place, PropertyType type) => StoredValue.IsWide(type)
        ? new StoredValue(type, ((long)row[place + 1] << 32) | (uint)row[place])
        : new StoredValue(type, row[place]);

    public Shape ShapeOf(int row) => row == 0 ? shapes[0] : shapes[heap.Word(row)];

    /// <summary>All properties of a row; row 0 has none.</summary>
    public PropertyCursor All(int row)
    {
        if (row == 0)
            return default;
        var shape = shapes[heap.Word(row)];
        return new PropertyCursor(heap, shape, row, 0, shape.Keys.Length);
    }

    /// <summary>The values of one key.</summary>
    public PropertyCursor Values(int row, int key)
    {
        if (row == 0)
            return default;
        var shape = shapes[heap.Word(row)];
        var position = shape.Find(key);
        return position < 0 ? default : new PropertyCursor(heap, shape, row, position, position + 1);
    }

    /// <summary>The key's first value.</summary>
    public bool TryGet(int row, int key, out StoredValue value)
    {
        value = default;
        if (row == 0)
            return false;
        var words = heap.Array(row, out var place);
        var shape = shapes[words[place]];
        var position = shape.Find(key);
        if (position < 0)
            return false;
        var type = shape.Types[position];
        if (type == Shape.Many)
        {
            value = ManyAt(words[place + shape.Places[position]], 0);
            return true;
        }

        value = Read(words, place + shape.Places[position], type);
        return true;
    }

    /// <summary>How many values the key has.</summary>
    public int Count(int row, int key)
    {
        if (row == 0)
            return 0;
        var shape = shapes[heap.Word(row)];
        var position = shape.Find(key);
        if (position < 0)
            return 0;
        return shape.Types[position] == Shape.Many ? heap.Word(row + shape.Places[position] + 1) : 1;
    }

    public bool Has(int row, int key, StoredValue value)
    {
        var values = Values(row, key);
        while (values.MoveNext())
        {
            if (values.Value == value)
                return true;
        }

        return false;
    }

    /// <summary>A row of these values, whose keys differ.</summary>
    public int Create(ReadOnlySpan<(int Key, StoredValue Value)> values)
    {
        var shape = ShapeOf(values);
        var row = heap.Allocate(shape.RowWords);
        var words = heap.Block(row, shape.RowWords);
        words[0] = shape.Number;
        for (var each = 0; each < values.Length; each++)
            WriteWords(words[_lastPlaces[each]..], values[each].Value.Type, values[each].Value.Bits);
        return row;
    }

    /// <summary>The row with the value as the key's only one.</summary>
    /// <param name="row">The row so far; 0 for none.</param>
    /// <param name="ownFrom">Blocks from here on are the transaction's own and may be written.</param>
    /// <param name="key">The key's number.</param>
    /// <param name="value">The new value.</param>
    public int Set(int row, int ownFrom, int key, StoredValue value)
    {
        Discard(row, key);
        return Put(row, ownFrom, key, value.Type, value.Bits);
    }

    /// <summary>The row with the value among the key's values; it must not be there yet.</summary>
    public int Add(int row, int ownFrom, int key, StoredValue value)
    {
        var shape = ShapeOf(row);
        var position = shape.Find(key);
        if (position < 0)
            return Put(row, ownFrom, key, value.Type, value.Bits);
        var place = row + shape.Places[position];
        if (shape.Types[position] == Shape.Many)
            return AddToMany(row, ownFrom, key, heap.Word(place), heap.Word(place + 1), value);
        TryGet(row, key, out var first);
        var block = NewMany(FirstManyCapacity);
        WriteMany(block, 0, first);
        WriteMany(block, 1, value);
        return Put(row, ownFrom, key, Shape.Many, ManyBits(block, 2));
    }

    /// <summary>The row without one of the key's values, which it has.</summary>
    public int Remove(int row, int ownFrom, int key, StoredValue value)
    {
        var count = Count(row, key);
        if (count == 1)
            return RemoveKey(row, ownFrom, key);
        var left = new List<StoredValue>(count);
        var values = Values(row, key);
        while (values.MoveNext())
        {
            if (values.Value != value)
                left.Add(values.Value);
        }

        if (left.Count == 1)
            return Set(row, ownFrom, key, left[0]);
        Discard(row, key);
        var block = NewMany(left.Count);
        for (var number = 0; number < left.Count; number++)
            WriteMany(block, number, left[number]);
        return Put(row, ownFrom, key, Shape.Many, ManyBits(block, left.Count));
    }

    /// <summary>The row without a key it has; 0 when that was the last.</summary>
    public int RemoveKey(int row, int ownFrom, int key)
    {
        Discard(row, key);
        var shape = ShapeOf(row);
        var target = shapes.Without(shape, key);
        if (target.Keys.Length > 0)
            return Rewrite(row, ownFrom, shape, target, 0, 0, PropertyType.None);
        heap.Garbage += shape.RowWords;
        return 0;
    }

    /// <summary>The shape of a new row, which mostly is that of the one before.</summary>
    private Shape ShapeOf(ReadOnlySpan<(int Key, StoredValue Value)> values)
    {
        var isLast = _lastValues.Length == values.Length;
        for (var place = 0; isLast && place < values.Length; place++)
            isLast = _lastValues[place] == (values[place].Key, values[place].Value.Type);
        if (isLast)
            return _lastShape;
        _lastShape = shapes[0];
        _lastValues = new (int, PropertyType)[values.Length];
        for (var place = 0; place < values.Length; place++)
        {
            _lastValues[place] = (values[place].Key, values[place].Value.Type);
            _lastShape = shapes.With(_lastShape, values[place].Key, values[place].Value.Type);
        }

        _lastPlaces = new int[values.Length];
        for (var place = 0; place < values.Length; place++)
            _lastPlaces[place] = _lastShape.Places[_lastShape.Find(values[place].Key)];
        return _lastShape;
    }

    private static long ManyBits(int block, int count) => ((long)count << 32) | (uint)block;

    private static void WriteWords(Span<int> words, PropertyType type, long bits)
    {
        words[0] = (int)bits;
        if (Shape.Words(type) == 2)
            words[1] = (int)(bits >> 32);
    }

    private int AddToMany(int row, int ownFrom, int key, int block, int count, StoredValue value)
    {
        var capacity = heap.Word(block);
        if (count == capacity)
        {
            var larger = NewMany(capacity * 2);
            heap.Block(block + 1, count * ManyWords).CopyTo(heap.Block(larger + 1, count * ManyWords));
            heap.Garbage += 1 + (capacity * ManyWords);
            block = larger;
        }

        WriteMany(block, count, value);
        return Put(row, ownFrom, key, Shape.Many, ManyBits(block, count + 1));
    }

    private int NewMany(int capacity)
    {
        var block = heap.Allocate(1 + (capacity * ManyWords));
        heap.At(block) = capacity;
        return block;
    }

    private void WriteMany(int block, int number, StoredValue value)
    {
        var words = heap.Block(block + 1 + (number * ManyWords), ManyWords);
        words[0] = (int)value.Type;
        words[1] = (int)value.Bits;
        words[2] = (int)(value.Bits >> 32);
    }

    private StoredValue ManyAt(int block, int number)
    {
        var words = heap.Block(block + 1 + (number * ManyWords), ManyWords);
        return new StoredValue((PropertyType)words[0], ((long)words[2] << 32) | (uint)words[1]);
    }

    private void Discard(int row, int key)
    {
        var shape = ShapeOf(row);
        var position = shape.Find(key);
        if (position >= 0 && shape.Types[position] == Shape.Many)
            heap.Garbage += 1 + (heap.Word(heap.Word(row + shape.Places[position])) * ManyWords);
    }

    private int Put(int row, int ownFrom, int key, PropertyType type, long bits)
    {
        var shape = ShapeOf(row);
        var target = shapes.With(shape, key, type);
        if (target != shape || row < ownFrom)
            return Rewrite(row, ownFrom, shape, target, key, bits, type);
        WriteWords(heap.Block(row + shape.Places[shape.Find(key)], Shape.Words(type)), type, bits);
        return row;
    }

    /// <summary>A new row of the target shape; all values but the named key's are copied. The transaction's own last block grows where it stands.</summary>
    [System.Runtime.CompilerServices.SkipLocalsInit]
    private int Rewrite(int row, int ownFrom, Shape shape, Shape target, int key, long bits, PropertyType type)
    {
        Span<int> old = stackalloc int[128];
        old = shape.RowWords <= old.Length ? old[..shape.RowWords] : new int[shape.RowWords];
        if (row != 0)
            heap.Block(row, shape.RowWords).CopyTo(old);
        if (row >= ownFrom && row != 0 && heap.IsLast(row, shape.RowWords))
            heap.Truncate(row);
        else if (row != 0)
            heap.Garbage += shape.RowWords;
        var block = heap.Allocate(target.RowWords);
        var words = heap.Block(block, target.RowWords);
        words[0] = target.Number;
        for (int position = 0, from = 0; position < target.Keys.Length; position++)
        {
            if (target.Keys[position] == key)
            {
                WriteWords(words[target.Places[position]..], type, bits);
                continue;
            }

            while (shape.Keys[from] != target.Keys[position])
                from++;
            old.Slice(shape.Places[from], Shape.Words(shape.Types[from])).CopyTo(words[target.Places[position]..]);
        }

        return block;
    }
}
