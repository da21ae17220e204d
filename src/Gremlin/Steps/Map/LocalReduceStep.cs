using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>count(local)</c>, <c>sum(local)</c>, <c>mean(local)</c>, <c>min(local)</c>, <c>max(local)</c>: over the items of one collection.</summary>
internal sealed class LocalReduceStep(string name) : MapStep
{
    public override string Name => name + "(local)";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        var source = traverser.Content;
        if (name == "count")
        {
            content = Value.Of(Count(source));
            return true;
        }

        content = source;
        if (source.Kind == ValueKind.Map) return TryReduce(source.As<MapValue>().Values, out content);
        return !Collections.IsIterable(source) || TryReduce(Collections.Items(source), out content);
    }

    private static long Count(in Value source) => source.Kind switch
    {
        ValueKind.Map => source.As<MapValue>().Count,
        ValueKind.Tree => source.As<TreeValue>().Keys.Count,
        ValueKind.BulkSet => source.As<BulkSetValue>().Total,
        ValueKind.Null => 1,
        _ => Collections.IsIterable(source) ? Collections.Items(source).Count : 1,
    };

    private bool TryReduce(IReadOnlyList<Value> items, out Value content)
    {
        content = default;
        var any = false;
        var count = 0L;
        foreach (var item in items)
        {
            if (item.IsNull)
            {
                any = true;
                continue;
            }

            any = true;
            count++;
            content = content.IsNull ? item : Combine(content, item);
        }

        if (name == "mean" && count > 0) content = Numbers.Divide(content, Value.Of(count), floating: true);
        return any;
    }

    private Value Combine(in Value a, in Value b) => name switch
    {
        "min" => Operators.Apply(Operator.Min, a, b),
        "max" => Operators.Apply(Operator.Max, a, b),
        _ => Numbers.Add(a, b),
    };
}
