using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Predicates;

/// <summary><c>eq</c>, <c>neq</c>, <c>lt</c>, <c>lte</c>, <c>gt</c>, <c>gte</c>: numbers of any kind compare by their size.</summary>
internal sealed class ComparePredicate(Comparison comparison, Operand operand) : Predicate
{
    public Comparison Comparison => comparison;

    public Operand Operand => operand;

    public override IEnumerable<Operand> Operands => [operand];

    public override Truth Test(in Value value, OperandScope scope) => Compare(comparison, value, scope.Resolve(operand));

    public static Truth Compare(Comparison comparison, in Value a, in Value b)
    {
        if (a.Kind == b.Kind && a.Kind is ValueKind.Date or ValueKind.Boolean or (>= ValueKind.Byte and <= ValueKind.Long)) return Decide(comparison, a.Bits.CompareTo(b.Bits));
        switch (comparison)
        {
            case Comparison.Eq: return ValueOrder.Equal(a, b) ? Truth.True : Truth.False;
            case Comparison.Neq: return ValueOrder.Equal(a, b) ? Truth.False : Truth.True;
        }

        if (!ValueOrder.Comparable(a, b)) return Truth.Error;
        return Decide(comparison, ValueOrder.Compare(a, b));
    }

    private static Truth Decide(Comparison comparison, int order)
    {
        var holds = comparison switch
        {
            Comparison.Eq => order == 0,
            Comparison.Neq => order != 0,
            Comparison.Lt => order < 0,
            Comparison.Lte => order <= 0,
            Comparison.Gt => order > 0,
            _ => order >= 0,
        };
        return holds ? Truth.True : Truth.False;
    }

    public override string ToString() => $"{comparison.ToString().ToLowerInvariant()}({operand})";
}
