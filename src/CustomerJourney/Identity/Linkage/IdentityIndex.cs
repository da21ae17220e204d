namespace CustomerJourney.Identity.Linkage;

/// <summary>A live index under one frozen model: records come, change and go one by one, and the clusters are always those of a batch over the records that are there.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
public sealed class IdentityIndex
{
    private static readonly IReadOnlyDictionary<int, float> NoEdges = new Dictionary<int, float>();

    private readonly TrainedModel _model;
    private readonly string[] _columns;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<IndexedRecord?> _records = [];
    private readonly SettledPairs _settled = new();
    private IndexSchema? _schema;
    private KeyTree[] _trees = [];

    /// <summary>An empty index.</summary>
    public IdentityIndex(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _columns = [.. model.Model.Fields.Where(field => field.Role is not FieldRole.Ignore and not FieldRole.RecordId).Select(field => field.Column)];
    }

    /// <summary>An index over the records of a table, as if they had come one by one.</summary>
    /// <exception cref="ArgumentException">Two records have one id.</exception>
    public static IdentityIndex Of(TrainedModel model, RecordTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var index = new IdentityIndex(model);
        if (table.Count > 0)
            index.Load(RecordLinkage.SortedById(new(table.Ids, [.. index._columns.Select(name => table.Find(name) ?? new(name, new int[table.Count], [""]))])).Table);
        return index;
    }

    /// <summary>How many records there are.</summary>
    public int Count => _numbers.Count;

    /// <summary>How many pairs were compared so far: what the work grows with.</summary>
    internal long PairsScored { get; private set; }

    /// <summary>Adds a record or replaces it; only its neighbourhood is looked at.</summary>
    /// <param name="id">The record's key.</param>
    /// <param name="values">Values by column; columns the model does not know are not looked at.</param>
    public void Upsert(string id, IReadOnlyDictionary<string, string> values)
    {
        var changed = new HashSet<int>();
        var touched = new HashSet<int>();
        if (_numbers.TryGetValue(id, out var number))
            TakeOut(number, changed, touched);
        else
        {
            _numbers.Add(id, number = _records.Count);
            _records.Add(null);
        }

        var record = Make(id, values);
        record.Cluster = number;
        _records[number] = record;
        Enter(number, changed);

        changed.Add(number);
        Refresh(changed, touched);
    }

    /// <summary>Takes a record out.</summary>
    /// <returns>False when it was not there.</returns>
    public bool Delete(string id)
    {
        if (!_numbers.Remove(id, out var number))
            return false;
        var changed = new HashSet<int>();
        var touched = new HashSet<int>();
        TakeOut(number, changed, touched);
        changed.Remove(number);
        touched.Remove(number);
        Refresh(changed, touched);
        return true;
    }

    /// <summary>A steward's word: the two are one person, or two; it holds until another word on the two.</summary>
    public void Settle(string a, string b, StewardVerdict verdict)
    {
        _settled.Settle(a, b, verdict);
        Refresh([], [.. new[] { a, b }.Where(_numbers.ContainsKey).Select(id => _numbers[id])]);
    }

    /// <summary>The key of the record that a record's cluster is named after: the ordinal smallest of its members; null for an unknown record.</summary>
    public string? ClusterOf(string id) => _numbers.TryGetValue(id, out var number) ? _records[_records[number]!.Cluster]!.Id : null;

    /// <summary>Finds the records that are likely the same as one that is not in the index, most likely first.</summary>
    /// <param name="values">Values by column.</param>
    /// <param name="leastBits">Log2 odds from which on a record is named.</param>
    public IReadOnlyList<IndexMatch> LookUp(IReadOnlyDictionary<string, string> values, double leastBits = 0)
    {
        var probe = Make("", values);
        var found = new HashSet<int>();
        for (var rule = 0; rule < _trees.Length; rule++)
        {
            var at = rule;
            if (_schema!.KeyOf(rule, probe.KeyNumbers) is not 0 and var key)
                _trees[rule].WouldMeet(key, depth => _schema.PartOf(at, probe.KeyNumbers, probe.IdHash, depth), found);
        }

        int[] candidates = [.. found];
        var bits = BitsOf(probe, candidates);
        return [.. candidates.Select((candidate, place) => new IndexMatch(_records[candidate]!.Id, _records[_records[candidate]!.Cluster]!.Id, bits[place]))
            .Where(match => match.Bits >= leastBits).OrderByDescending(match => match.Bits).ThenBy(match => match.Id, StringComparer.Ordinal)];
    }

    private void TakeOut(int number, HashSet<int> changed, HashSet<int> touched)
    {
        var record = _records[number]!;
        for (var rule = 0; rule < _trees.Length; rule++)
        {
            if (_schema!.KeyOf(rule, record.KeyNumbers) is not 0 and var key)
                _trees[rule].Remove(key, number, changed);
        }

        PartAll(number, touched);

        touched.UnionWith(SettledWith(record.Id));
        _records[number] = null;
    }

    private void Refresh(HashSet<int> changed, HashSet<int> touched)
    {
        changed.RemoveWhere(number => _records[number] is null);
        foreach (var number in changed)
            RefreshEdges(number, touched);
        touched.UnionWith(changed);
        touched.RemoveWhere(number => _records[number] is null);
        var done = new HashSet<int>();
        foreach (var number in touched)
        {
            if (!done.Contains(number))
                Recluster(ComponentOf(number, done));
        }
    }

    private void RefreshEdges(int number, HashSet<int> touched)
    {
        PartAll(number, touched);
        var record = _records[number]!;
        var found = new HashSet<int>();
        for (var rule = 0; rule < _trees.Length; rule++)
        {
            if (_schema!.KeyOf(rule, record.KeyNumbers) is not 0 and var key)
                _trees[rule].Neighbours(key, number, found);
        }

        int[] candidates = [.. found];
        var bits = BitsOf(record, candidates);
        for (var place = 0; place < candidates.Length; place++)
        {
            if (bits[place] < LinkageRun.LeastBits)
                continue;
            Join(number, candidates[place], (float)bits[place]);
            touched.Add(candidates[place]);
        }
    }

    private void Enter(int number, HashSet<int> changed)
    {
        for (var rule = 0; rule < _trees.Length; rule++)
        {
            if (_schema!.KeyOf(rule, _records[number]!.KeyNumbers) is not 0 and var key)
                _trees[rule].Add(key, number, changed);
        }
    }

    private void Join(int a, int b, float bits)
    {
        _records[a]!.Join(b, bits);
        _records[b]!.Join(a, bits);
    }

    private void PartAll(int number, HashSet<int> touched)
    {
        foreach (var neighbour in EdgesOf(number).Keys)
        {
            _records[neighbour]!.Part(number);
            touched.Add(neighbour);
        }

        _records[number]!.PartAll();
    }

    private IReadOnlyDictionary<int, float> EdgesOf(int number) => _records[number]!.Edges ?? NoEdges;

    // What coming one by one ends in, at once: the batch's pairs and clusters are those of the index.
    private void Load(RecordTable table)
    {
        var run = LinkageRun.Under(_model, table, LinkageConstraints.None);
        Plan(run.Features.Rules);
        var columns = IndexSchema.ColumnsOf(run.Features.Rules);
        var changed = new HashSet<int>();
        for (var record = 0; record < table.Count; record++)
        {
            if (!_numbers.TryAdd(table.Ids[record], record))
                throw new ArgumentException("Two records have one id.", nameof(table));
            var values = IndexedRecord.Packed(table.Columns.Select(column => column.Values[column.Numbers[record]]));
            _records.Add(new(table.Ids[record], run.Features.IdHashes[record], values, IndexSchema.NumbersOf(columns, record)) { Cluster = run.ClusterOf[record] });
            Enter(record, changed);
            changed.Clear();
        }

        foreach (var pair in run.Pairs)
            Join(pair.A, pair.B, pair.Bits);
    }

    private void Plan(IReadOnlyList<KeyRule> rules)
    {
        var schema = _schema = new(rules);
        _trees = [.. Enumerable.Range(0, schema.Rules).Select(rule => new KeyTree(
            schema.SplitsOf(rule), LinkageRun.LargestBlock,
            (record, depth) => schema.PartOf(rule, _records[record]!.KeyNumbers, _records[record]!.IdHash, depth), record => (_records[record]!.IdHash, _records[record]!.Id)))];
    }

    private List<int> ComponentOf(int start, HashSet<int> done)
    {
        var component = new List<int>();
        var open = new Stack<int>([start]);
        done.Add(start);
        while (open.TryPop(out var number))
        {
            component.Add(number);
            var near = EdgesOf(number).Where(edge => edge.Value >= ClusteringOptions.LeastConnectingBits).Select(edge => edge.Key).Concat(SettledWith(_records[number]!.Id));
            foreach (var neighbour in near.Where(done.Add))
                open.Push(neighbour);
        }

        return component;
    }

    private IEnumerable<int> SettledWith(string id) => _settled.SameAs(id).Where(_numbers.ContainsKey).Select(other => _numbers[other]);

    private void Recluster(List<int> component)
    {
        component.Sort((x, y) => string.CompareOrdinal(_records[x]!.Id, _records[y]!.Id));
        var places = component.Select((number, place) => (number, place)).ToDictionary(pair => pair.number, pair => pair.place);
        ScoredPair[] pairs = [.. component.SelectMany((number, place) => EdgesOf(number)
            .Where(edge => places.TryGetValue(edge.Key, out var other) && other > place).Select(edge => new ScoredPair(place, places[edge.Key], edge.Value)))];
        Array.Sort(pairs);
        string[] ids = [.. component.Select(number => _records[number]!.Id)];
        var clusters = component.Count == 1 ? [0] : ClustersOf(component, ids, pairs);
        for (var place = 0; place < component.Count; place++)
            _records[component[place]]!.Cluster = component[clusters[place]];
    }

    private int[] ClustersOf(List<int> component, string[] ids, ScoredPair[] pairs)
    {
        RecordFeatures? features = null;
        var cache = new LevelCache(LevelCache.SmallBits);
        double BitsBetween(int a, int b)
        {
            features ??= FeatureBuilder.Build(TableOf(component.ConvertAll(number => _records[number]!)), _model.Model, _model.LinksTwoSources, _model.Facts, withKeys: false);
            return PairScoring.BitsOf(features, _model.Weights, a, b, cache);
        }

        var sources = _model.LinksTwoSources ? component.ConvertAll(SourceOf) : null;
        var options = _settled.ConstraintsFor(ids, sources).For(_model.ThresholdBits);
        return Clustering.Cluster(component.Count, pairs, options, BitsBetween).ClusterOf;
    }

    private string SourceOf(int number) => _records[number]!.Values()[Array.IndexOf(_columns, _model.Model.ColumnsOf(FieldRole.Source).First())];

    private double[] BitsOf(IndexedRecord record, int[] candidates)
    {
        if (candidates.Length == 0)
            return [];
        PairsScored += candidates.Length;
        var features = FeatureBuilder.Build(TableOf([record, .. candidates.Select(candidate => _records[candidate]!)]), _model.Model, _model.LinksTwoSources, _model.Facts, withKeys: false);
        var cache = new LevelCache(LevelCache.SmallBits);
        return [.. candidates.Select((_, place) => features.LinksTwoSources && features.Sources![0] == features.Sources[place + 1]
            ? double.NegativeInfinity : PairScoring.BitsOf(features, _model.Weights, 0, place + 1, cache))];
    }

    private IndexedRecord Make(string id, IReadOnlyDictionary<string, string> values)
    {
        string[] own = [.. _columns.Select(column => values.GetValueOrDefault(column) ?? "")];
        var features = FeatureBuilder.Build(TableOf([id], [own]), _model.Model, _model.LinksTwoSources, _model.Facts);
        if (_schema is null)
            Plan(features.Rules);
        return new(id, features.IdHashes[0], IndexedRecord.Packed(own), IndexSchema.NumbersOf(IndexSchema.ColumnsOf(features.Rules), 0));
    }

    private RecordTable TableOf(List<IndexedRecord> records) => TableOf(records.ConvertAll(record => record.Id), records.ConvertAll(record => record.Values()));

    private RecordTable TableOf(List<string> ids, List<string[]> values)
    {
        var columns = new TextColumn[_columns.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            var builder = new TextColumnBuilder(_columns[column]);
            foreach (var record in values)
                builder.Add(record[column]);
            columns[column] = builder.Build();
        }

        return new(ids, columns);
    }
}
