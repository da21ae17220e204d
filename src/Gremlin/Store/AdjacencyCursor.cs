namespace Gremlin.Store;

/// <summary>Walks over a vertex's edges of some labels in one or both directions; a plain struct, so that a step can keep it.</summary>
/// <remarks>Edges that the walker's own transaction adds meanwhile may be missed; edges it drops are not met afterwards, those of other transactions never show.</remarks>
internal struct AdjacencyCursor
{
    private readonly Snapshot _graph;
    private readonly int[] _directory;
    private readonly int[]? _labels;
    private readonly int _end;
    private readonly Direction _direction;
    private int _group;
    private int[] _pairs;
    private int _pair;
    private int _lastPair;
    private bool _hasDropped;

    public AdjacencyCursor(Snapshot graph, int[] directory, int place, Direction direction, int[]? labels)
    {
        _graph = graph;
        _directory = directory;
        _labels = labels;
        _direction = direction;
        _group = place + 1;
        _end = _group + (directory[place] * Adjacency.GroupWords);
        _pairs = directory;
    }

    public readonly Adjacent Current => new(_pairs[_pair], _pairs[_pair + 1]);

    public readonly AdjacencyCursor GetEnumerator() => this;

    public bool MoveNext()
    {
        for (; ; )
        {
            while (_pair < _lastPair)
            {
                _pair += 2;
                if (!_hasDropped || _graph.HasEdge(_pairs[_pair]))
                    return true;
            }

            if (!NextGroup())
                return false;
        }
    }

    /// <summary>Walks to the end and counts, without touching the edges where none was dropped.</summary>
    public int Count()
    {
        var count = 0;
        while (NextGroup())
        {
            if (!_hasDropped)
            {
                count += ((_lastPair - _pair) >> 1);
                continue;
            }

            for (_pair += 2; _pair <= _lastPair; _pair += 2)
                count += _graph.HasEdge(_pairs[_pair]) ? 1 : 0;
        }

        return count;
    }

    private bool NextGroup()
    {
        for (; _group < _end; _group += Adjacency.GroupWords)
        {
            var key = _directory[_group];
            if (!Adjacency.Matches(key, _direction, _labels))
                continue;
            Open(key);
            _group += Adjacency.GroupWords;
            return true;
        }

        return false;
    }

    private void Open(int key)
    {
        var count = _directory[_group + 1];
        _hasDropped = Adjacency.HasDropped(key);
        if (count == 1)
        {
            _pairs = _directory;
            _pair = _group;
            _lastPair = _group + 2;
            return;
        }

        _pairs = _graph.Heap.Array(_directory[_group + 2], out var place);
        _pair = place - 2;
        _lastPair = _pair + (count * 2);
    }
}
