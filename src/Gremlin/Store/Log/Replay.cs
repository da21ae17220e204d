namespace Gremlin.Store.Log;

/// <summary>Applies logged changes to the graph again.</summary>
internal sealed class Replay(GraphTransaction transaction)
{
    private readonly List<(int Place, int Length)> _names = [];
    private readonly List<int> _labelSets = [];
    private readonly List<int> _labels = [];
    private readonly List<int> _keys = [];
    private int _vertex;
    private int _edge;

    private Snapshot View => transaction.View;

    public void Apply(ReadOnlySpan<byte> changes)
    {
        _labelSets.Clear();
        _labels.Clear();
        _keys.Clear();
        var change = new ChangeDecoder(changes, _names);
        while (change.MoveNext())
        {
            if (!change.IsErased)
                Apply(ref change);
        }
    }

    private void Apply(ref ChangeDecoder change)
    {
        if (!change.IsSameElement)
            Find(ref change);
        switch (change.Kind)
        {
            case ChangeKind.VertexLabel:
                ApplyLabel(ref change);
                break;
            case ChangeKind.VertexProperty:
                ApplyVertexProperty(ref change);
                break;
            case ChangeKind.Edge:
                ApplyEdge(ref change);
                break;
            default:
                ApplyEdgeProperty(ref change);
                break;
        }
    }

    private void Find(ref ChangeDecoder change)
    {
        if (change.Kind >= ChangeKind.Edge)
            _edge = View.FindEdge(change.Id);
        else
            _vertex = View.FindVertex(change.Id);
    }

    private void ApplyLabel(ref ChangeDecoder change)
    {
        var set = Cached(_labelSets, change.NameNumber, change.Name, name => View.Names.LabelSets.OfLabel(View.Names.Labels.Intern(name)));
        if (!change.IsRemoval)
            AddLabel(ref change, set);
        else if (View.Names.LabelSets[View.LabelSet(_vertex)].Length > 1)
            transaction.RemoveLabel(_vertex, View.Names.LabelSets[set][0]);
        else
            transaction.DropVertex(_vertex);
    }

    private void AddLabel(ref ChangeDecoder change, int set)
    {
        if (_vertex < 0)
            _vertex = transaction.AddVertex(change.Id, set);
        else
            transaction.AddLabels(_vertex, set);
    }

    private void ApplyVertexProperty(ref ChangeDecoder change)
    {
        var (key, value) = (Key(ref change), Value(ref change));
        if (_vertex < 0)
            return; // of a vertex that was dropped in the same transaction
        if (change.IsRemoval)
            transaction.RemoveVertexProperty(_vertex, key, value);
        else
            transaction.AddVertexProperty(_vertex, key, value);
    }

    private void ApplyEdge(ref ChangeDecoder change)
    {
        if (change.IsRemoval)
        {
            transaction.DropEdge(_edge);
            _edge = Snapshot.None;
            return;
        }

        var label = Cached(_labels, change.NameNumber, change.Name, View.Names.Labels.Intern);
        _edge = transaction.AddEdge(change.Id, label, View.FindVertex(change.Source), View.FindVertex(change.Target));
    }

    private void ApplyEdgeProperty(ref ChangeDecoder change)
    {
        var key = Key(ref change);
        if (_edge < 0)
            return;
        if (change.IsRemoval)
            transaction.RemoveEdgeProperty(_edge, key);
        else
            transaction.SetEdgeProperty(_edge, key, Value(ref change));
    }

    private int Key(ref ChangeDecoder change) => Cached(_keys, change.NameNumber, change.Name, View.Names.Keys.Intern);

    private StoredValue Value(ref ChangeDecoder change) =>
        change.Type == PropertyType.String ? View.Names.Intern(change.Text) : new StoredValue(change.Type, change.Bits);

    private static int Cached(List<int> cache, int number, ReadOnlySpan<byte> name, Func<string, int> intern)
    {
        while (cache.Count <= number)
            cache.Add(0);
        if (cache[number] == 0)
            cache[number] = intern(System.Text.Encoding.UTF8.GetString(name));
        return cache[number];
    }
}
