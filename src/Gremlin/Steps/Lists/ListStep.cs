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

        content = Join(Demand(first, "incoming traverser"), Demand(second, "argument"));
        Context.Hold(Collections.Items(content).Count * 24L);
        return true;
    }

    private static Value MergeMaps(in Value first, in Value second)
    {
        if (second.Kind is not (ValueKind.Map or ValueKind.MapEntry)) throw new GremlinException(GremlinErrorCode.InvalidParameter, "merge step type mismatch: expected argument to be Map but got " + ValueText.ClassOf(second));
        return Collections.Map(Collections.Items(first).Concat(Collections.Items(second)));
    }

    private IReadOnlyList<Value> Demand(in Value value, string what)
    {
        if (Collections.IsIterable(value)) return Collections.Items(value);
        throw new GremlinException(GremlinErrorCode.InvalidParameter, value.IsNull
            ? $"{(what == "argument" ? "Argument" : "Incoming traverser")} provided for {name} step can't be null"
            : $"{name} step can only take an array or an Iterable type for {what}s, encountered {ValueText.ClassOf(value)}");
    }

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
