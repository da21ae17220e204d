using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Lists;

/// <summary><c>combine</c>, <c>difference</c>, <c>disjunct</c>, <c>intersect</c>, <c>merge</c> and <c>product</c> of two collections, the second a literal or what a traversal gives.</summary>
internal sealed class ListStep(string name, Operand? other, Traversal? nested) : MapStep
{
    public override string Name => name;

    public override IEnumerable<Traversal> Children => nested is null ? [] : [nested];

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        var second = nested is null ? other!.Get(Context) : nested.TryFirst(traverser, out var found) ? found : Value.Null;
        var first = traverser.Content;
        if (name == "merge" && (first.Kind is ValueKind.Map or ValueKind.MapEntry))
        {
            content = MergeMaps(first, second);
            return true;
        }

        content = Join(DemandIncoming(first), DemandArgument(second));
        Context.Hold(Collections.Items(content).Count * 24L);
        return true;
    }

    private Value MergeMaps(in Value first, in Value second)
    {
        if (second.Kind is ValueKind.Map or ValueKind.MapEntry) return Collections.Map(Collections.Items(first).Concat(Collections.Items(second)));
        throw Refuse(nested is not null
            ? $"merge step expected provided argument to evaluate to a Map, encountered {ValueText.ClassOf(second)}"
            : "merge step type mismatch: expected argument to be Map but got Iterable");
    }

    private IReadOnlyList<Value> DemandIncoming(in Value value)
    {
        if (Collections.IsIterable(value)) return Collections.Items(value);
        throw Refuse(value.IsNull
            ? $"Incoming traverser for {name} step can't be null"
            : $"{name} step can only take an array or an Iterable type for incoming traversers, encountered {ValueText.ClassOf(value)}");
    }

    private IReadOnlyList<Value> DemandArgument(in Value value)
    {
        if (Collections.IsIterable(value)) return Collections.Items(value);
        if (nested is not null) throw Refuse($"traversal argument for {name} step must yield an iterable type, {(value.IsNull ? "not null" : "encountered " + ValueText.ClassOf(value))}");
        if (value.IsNull) throw Refuse($"Argument provided for {name} step can't be null");
        throw Refuse(name == "merge" && value.Kind == ValueKind.Map
            ? "merge step type mismatch: expected argument to be Iterable but got Map"
            : $"{name} step can only take an array or an Iterable as an argument, encountered {ValueText.ClassOf(value)}");
    }

    private static GremlinException Refuse(string message) => new(GremlinErrorCode.InvalidParameter, message);

    private Value Join(IReadOnlyList<Value> a, IReadOnlyList<Value> b)
    {
        switch (name)
        {
            case "combine": return Collections.List(a.Concat(b));
            case "merge": return Collections.Set(a.Concat(b));
            case "product": return Collections.List(a.SelectMany(_ => b, (x, y) => Value.Of(new ListValue([x, y]))));
        }

        var (inA, inB) = (a.ToHashSet(), b.ToHashSet());
        return name switch
        {
            "difference" => Collections.Set(a.Where(x => !inB.Contains(x))),
            "intersect" => Collections.Set(a.Where(inB.Contains)),
            _ => Collections.Set(a.Where(x => !inB.Contains(x)).Concat(b.Where(x => !inA.Contains(x)))),
        };
    }
}
