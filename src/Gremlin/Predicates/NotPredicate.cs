using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Predicates;

/// <summary>The opposite of a predicate; an error stays one.</summary>
internal sealed class NotPredicate(Predicate inner) : Predicate
{
    public override IEnumerable<Operand> Operands => inner.Operands;

    public override Truth Test(in Value value, OperandScope scope) => inner.Test(value, scope) switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Error,
    };

    public override string ToString() => $"not({inner})";
}
