using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Predicates;

/// <summary>Two predicates joined by <c>and</c> or <c>or</c>; <c>between</c>, <c>inside</c> and <c>outside</c> are made of these.</summary>
internal sealed class ConnectedPredicate(bool both, Predicate left, Predicate right) : Predicate
{
    public bool Both => both;

    public Predicate Left => left;

    public Predicate Right => right;

    public override IEnumerable<Operand> Operands => left.Operands.Concat(right.Operands);

    public override Truth Test(in Value value, OperandScope scope)
    {
        var decisive = both ? Truth.False : Truth.True;
        var first = left.Test(value, scope);
        if (first == decisive) return decisive;
        var second = right.Test(value, scope);
        if (second == decisive) return decisive;
        return first == Truth.Error || second == Truth.Error ? Truth.Error : (both ? Truth.True : Truth.False);
    }

    public override string ToString() => $"{(both ? "and" : "or")}({left}, {right})";
}
