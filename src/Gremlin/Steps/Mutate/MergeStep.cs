using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary>What <c>mergeV()</c> and <c>mergeE()</c> share: find by a map, change what matched, else create.</summary>
internal abstract class MergeStep(bool starts, Operand? map, Traversal? mapFrom) : Step, IWrites
{
    private readonly List<Value> _found = [];
    private Traverser _from;
    private int _next;
    private bool _done;

    public MergeOption? OnCreate { get; set; }

    public MergeOption? OnMatch { get; set; }

    public override IEnumerable<Traversal> Children => new[] { mapFrom, OnCreate?.Nested, OnMatch?.Nested }.OfType<Traversal>();

    protected bool IsStart => starts;

    public override void Reset()
    {
        base.Reset();
        (_done, _next) = (false, 0);
        _found.Clear();
    }

    public virtual void SetOption(string which, MergeOption option)
    {
        if (which == "onCreate") OnCreate = option;
        else if (which == "onMatch") OnMatch = option;
        else throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Merge.{which} is not for {Name}()");
    }

    protected override bool Pull(out Traverser traverser)
    {
        while (_next >= _found.Count)
        {
            if (!NextStart(out _from))
            {
                traverser = default;
                return false;
            }

            _next = 0;
            _found.Clear();
            Merge(_from);
        }

        traverser = starts ? Context.Begin(_found[_next++]) : Context.Split(_from, _found[_next++]);
        return true;
    }

    /// <summary>Adds to <paramref name="found"/> what the map describes.</summary>
    protected abstract void Search(MapValue wanted, List<Value> found);

    protected abstract Value Create(MapValue wanted, Traverser traverser);

    protected abstract bool IsAllowed(in Value key);

    protected virtual MapValue Prepare(MapValue wanted, in Traverser traverser) => wanted;

    protected static bool Has(in Value element, MapValue wanted, QueryContext context)
    {
        var items = new List<Value>();
        for (var i = 0; i < wanted.Count; i++)
        {
            if (wanted.Keys[i].Kind != ValueKind.String) continue;
            items.Clear();
            Elements.Properties(element, [wanted.Keys[i].AsString], items);
            var value = wanted.Values[i].Reference is CardinalityValue given ? given.Content : wanted.Values[i];
            if (!items.Exists(item => ValueOrder.Equal(Elements.Content(item), value))) return false;
            context.Tick();
        }

        return true;
    }

    protected void SetAll(in Value element, MapValue values, Cardinality cardinality)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values.Keys[i].Kind == ValueKind.String) PropertySetting.Set(element, Texts.Key(values.Keys[i]), values.Values[i], cardinality, Context);
        }
    }

    protected static Value Get(MapValue map, ElementToken token) => map.TryGet(Value.Of(token), out var value) ? value : Value.Null;

    private bool NextStart(out Traverser traverser)
    {
        if (!starts) return Previous.Next(out traverser);
        traverser = Context.Begin(Value.Null);
        return !_done && (_done = true);
    }

    private void Merge(in Traverser traverser)
    {
        var unresolved = Check(MapOf(traverser), false);
        var wanted = Prepare(unresolved, traverser);
        if (OnMatch is { Nested: null } constant) Check(AsMap(constant.Map!.Get(Context)), true);
        Search(wanted, _found);
        if (_found.Count > 0) ChangeMatched(traverser);
        else _found.Add(Create(CreateMap(unresolved, wanted, traverser), traverser));
    }

    private MapValue MapOf(in Traverser traverser)
    {
        if (map is not null) return AsMap(map.Get(Context));
        if (mapFrom is null) return AsMap(traverser.Content);
        return mapFrom.TryFirst(traverser, out var found) ? AsMap(found) : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"{Name}() did not get a Map");
    }

    private static MapValue AsMap(in Value value)
    {
        if (value.IsNull) return new MapValue();
        if (value.Kind == ValueKind.MapEntry) return Collections.Map([value]).As<MapValue>();
        return value.Kind == ValueKind.Map ? value.As<MapValue>() : throw new GremlinException(GremlinErrorCode.InvalidParameter, $"{ValueText.ClassOf(value)} cannot be cast to Map");
    }

    private void ChangeMatched(in Traverser traverser)
    {
        if (OnMatch is null) return;
        foreach (var element in _found)
        {
            var changes = OnMatch.Nested is null
                ? AsMap(OnMatch.Map!.Get(Context))
                : OnMatch.Nested.TryFirst(starts ? traverser with { Content = element } : traverser, out var given) ? AsMap(given) : throw new GremlinException(GremlinErrorCode.InvalidParameter, "option(onMatch) gave no Map");
            SetAll(element, Check(changes, true), OnMatch.Cardinality ?? Cardinality.Set);
        }
    }

    private MapValue CreateMap(MapValue unresolved, MapValue wanted, in Traverser traverser)
    {
        if (OnCreate is null) return wanted;
        var given = OnCreate.Nested is null
            ? AsMap(OnCreate.Map!.Get(Context))
            : OnCreate.Nested.TryFirst(traverser, out var found) ? AsMap(found) : throw new GremlinException(GremlinErrorCode.InvalidParameter, "option(onCreate) gave no Map");
        if (given.Count == 0) return wanted;
        Check(given, false);
        var combined = new MapValue();
        for (var i = 0; i < given.Count; i++) combined.Set(given.Keys[i], given.Values[i]);
        for (var i = 0; i < unresolved.Count; i++)
        {
            if (combined.TryGet(unresolved.Keys[i], out var other) && !ValueIdentity.Same(other, unresolved.Values[i]) && !SameVertex(other, unresolved.Values[i]))
                throw new GremlinException(GremlinErrorCode.InvalidParameter, $"option(onCreate) cannot override values from merge() argument: ({ValueText.Of(unresolved.Keys[i])}, {ValueText.Of(other)})");
        }

        var prepared = Prepare(combined, traverser);
        for (var i = 0; i < wanted.Count; i++) prepared.Set(wanted.Keys[i], wanted.Values[i]);
        return prepared;
    }

    private static bool SameVertex(in Value a, in Value b) =>
        (a.Kind == ValueKind.Vertex && b.Kind == ValueKind.String && Elements.IdText(a) == b.AsString) || (b.Kind == ValueKind.Vertex && a.Kind == ValueKind.String && Elements.IdText(b) == a.AsString);

    private MapValue Check(MapValue given, bool onlyProperties)
    {
        for (var i = 0; i < given.Count; i++)
        {
            var (key, value) = (given.Keys[i], given.Values[i]);
            if (key.Kind == ValueKind.String) Texts.Key(key);
            else if (onlyProperties) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"option(onMatch) expects keys in Map to be of String - check: {ValueText.Of(key)}");
            else if (!IsAllowed(key)) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Property keys in {Name}() need to be of String or the tokens it knows - check: {ValueText.Of(key)}");
            else if (value.IsNull) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"{Name}() does not allow null {ValueText.Of(key)} arguments");
            else if (key.Kind == ValueKind.Token && value.Kind != ValueKind.String) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"{Name}() expects T.{ValueText.Of(key)} value to be of String - found: {ValueText.ClassOf(value)}");
            else if (key.Kind == ValueKind.Token && value.AsString.Length == 0) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"{Name}() does not allow an empty {ValueText.Of(key)}");
            else if (key.Kind == ValueKind.Token && key.Bits == (long)ElementToken.Label && value.AsString[0] == '~') Texts.Label(value, true);
        }

        return given;
    }
}
