using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Predicates;

/// <summary><c>within</c> and <c>without</c>.</summary>
internal sealed class WithinPredicate(bool within, IReadOnlyList<Operand> items) : Predicate
{
    public bool Within => within;

    public override IEnumerable<Operand> Operands => items;

    public override Truth Test(in Value value, OperandScope scope) => Contains(value, scope) == within ? Truth.True : Truth.False;

    public override string ToString() => $"{(within ? "within" : "without")}({string.Join(", ", items)})";

    private bool Contains(in Value value, OperandScope scope)
    {
        foreach (var item in items)
        {
            var candidate = scope.Resolve(item);
            if (items.Count == 1 && Collections.IsCollection(candidate)) return Contains(value, candidate);
            if (ValueOrder.Equal(value, candidate)) return true;
        }

        return false;
    }

    private static bool Contains(in Value value, in Value collection)
    {
        if (collection.Kind == ValueKind.BulkSet && !value.IsNumber) return collection.As<BulkSetValue>().Contains(value);
        if (collection.Kind == ValueKind.Set && !value.IsNumber) return collection.As<SetValue>().Contains(value);
        foreach (var candidate in Collections.Items(collection))
        {
            if (ValueOrder.Equal(value, candidate)) return true;
        }

        return false;
    }
}
