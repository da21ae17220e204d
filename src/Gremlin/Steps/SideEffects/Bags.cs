using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary>The named values that steps add to.</summary>
internal static class Bags
{
    public static void Add(QueryContext context, string key, in Value content, long bulk)
    {
        context.Hold(64);
        var bag = Demand(context, key, () => Value.Of(new BulkSetValue()));
        DemandApart(content, bag.Content);
        if (bag.Combine is not null || bag.Content.Kind != ValueKind.BulkSet) AddAll(context, key, Single(content, bulk));
        else bag.Content.As<BulkSetValue>().Add(content, bulk);
    }

    /// <summary>Adds a whole bag at once, by the operator that the query gave the name.</summary>
    public static void AddAll(QueryContext context, string key, BulkSetValue items)
    {
        context.Hold(items.Items.Count * 64L);
        var bag = Demand(context, key, () => Value.Of(new BulkSetValue()));
        foreach (var item in items.Items) DemandApart(item, bag.Content);
        switch (bag.Content.Kind)
        {
            case var _ when bag.Combine == Operator.Assign: bag.Content = Value.Of(items); break;
            case var _ when bag.Combine is { } combine and not Operator.AddAll: bag.Content = Combined(context, combine, bag.Content, items); break;
            case ValueKind.BulkSet: AddCounted(bag.Content.As<BulkSetValue>(), items); break;
            case ValueKind.Set or ValueKind.List: bag.Content = Operators.Apply(Operator.AddAll, bag.Content, Value.Of(items)); break;
            default: throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The side effect {key} is no collection");
        }
    }

    /// <summary>Refuses to put a collection into itself, which nothing could print or compare.</summary>
    public static void DemandApart(in Value content, in Value bag)
    {
        if (Collections.Holds(content, bag.Reference)) throw new GremlinException(GremlinErrorCode.InvalidParameter, "A side effect cannot be put into itself.");
    }

    private static Value Combined(QueryContext context, Operator combine, Value sum, BulkSetValue items)
    {
        foreach (var item in items.Each())
        {
            context.Tick();
            sum = Operators.Apply(combine, sum, item);
        }

        return sum;
    }

    private static void AddCounted(BulkSetValue to, BulkSetValue items)
    {
        for (var i = 0; i < items.Items.Count; i++) to.Add(items.Items[i], items.Counts[i]);
    }

    private static BulkSetValue Single(in Value content, long bulk)
    {
        var single = new BulkSetValue();
        single.Add(content, bulk);
        return single;
    }

    /// <summary>The named value; <paramref name="make"/> makes it when it is not there.</summary>
    public static SideEffect Demand(QueryContext context, string key, Func<Value> make)
    {
        if (!context.SideEffects.TryGetValue(key, out var found)) context.SideEffects[key] = found = new SideEffect(make(), null);
        return found;
    }
}
