namespace Gremlin.Store;

/// <summary>Asks vertex after vertex whether a key has one of some texts; remembers where the key lies in rows of the shape last met, which mostly is the next one's too.</summary>
internal struct TextProbe
{
    private const int NoShape = -1;

    private readonly int[] _texts;
    private readonly int _key;
    private int _shape;
    private int _place;
    private PropertyType _type;

    /// <param name="key">The key's number.</param>
    /// <param name="texts">Numbers of the texts; at least one.</param>
    public TextProbe(int key, int[] texts) => (_key, _texts, _shape) = (key, texts, NoShape);

    public bool Matches(Snapshot graph, int vertex)
    {
        var row = graph.VertexRows[vertex];
        if (row == 0)
            return false;
        var words = graph.Heap.Array(row, out var place);
        if (words[place] != _shape)
            Find(graph, words[place]);
        if (_type == PropertyType.String)
            return Contains(words[place + _place]);
        return _type == Shape.Many && MatchesAny(graph, vertex);
    }

    private readonly bool Contains(int text) => _texts[0] == text || (_texts.Length > 1 && _texts.AsSpan(1).Contains(text));

    private void Find(Snapshot graph, int shape)
    {
        _shape = shape;
        var found = graph.Names.Shapes[shape];
        var position = found.Find(_key);
        (_place, _type) = position < 0 ? (0, PropertyType.None) : (found.Places[position], found.Types[position]);
    }

    private readonly bool MatchesAny(Snapshot graph, int vertex)
    {
        var values = graph.VertexValues(vertex, _key);
        while (values.MoveNext())
        {
            if (values.Value.Type == PropertyType.String && Contains(values.Value.TextNumber))
                return true;
        }

        return false;
    }
}
