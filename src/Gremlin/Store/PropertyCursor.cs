namespace Gremlin.Store;

/// <summary>Walks over an element's properties, or over the values of one of its keys; a plain struct, so that a step can keep it.</summary>
internal struct PropertyCursor
{
    private readonly IntHeap _heap;
    private readonly Shape? _shape;
    private readonly int[] _row;
    private readonly int _rowPlace;
    private readonly int _end;
    private int _position;
    private int _manyBlock;
    private int _manyLeft;

    /// <summary>Over the values at positions <paramref name="from"/> to <paramref name="end"/> (not included) of a row.</summary>
    public PropertyCursor(IntHeap heap, Shape shape, int row, int from, int end)
    {
        _heap = heap;
        _shape = shape;
        _row = heap.Array(row, out _rowPlace);
        _position = from - 1;
        _end = end;
    }

    /// <summary>Number of the current property's key.</summary>
    public int Key { get; private set; }

    public StoredValue Value { get; private set; }

    public readonly PropertyCursor GetEnumerator() => this;

    /// <summary>The current property, for <c>foreach</c>.</summary>
    public readonly (int Key, StoredValue Value) Current => (Key, Value);

    public bool MoveNext()
    {
        if (_manyLeft > 0)
        {
            NextOfMany();
            return true;
        }

        if (_shape is null || ++_position >= _end)
            return false;
        Key = _shape.Keys[_position];
        var type = _shape.Types[_position];
        var place = _rowPlace + _shape.Places[_position];
        if (type == Shape.Many)
        {
            _manyBlock = _row[place] + 1;
            _manyLeft = _row[place + 1];
            NextOfMany();
            return true;
        }

        Value = PropertyRows.Read(_row, place, type);
        return true;
    }

    private void NextOfMany()
    {
        var words = _heap.Block(_manyBlock, PropertyRows.ManyWords);
        Value = new StoredValue((PropertyType)words[0], ((long)words[2] << 32) | (uint)words[1]);
        _manyBlock += PropertyRows.ManyWords;
        _manyLeft--;
    }
}
