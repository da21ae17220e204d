using Gremlin.Engine;
using Gremlin.Predicates;
using Gremlin.Values;

namespace Gremlin.Steps.Branch;

/// <summary>One way out of a branch: for a value, for a predicate, for any or for what no other took.</summary>
internal sealed record BranchOption(Operand? Value, Predicate? Predicate, bool IsAny, bool IsDefault, Traversal Nested)
{
    public bool Matches(in Value pick, QueryContext context)
    {
        if (IsAny) return false;
        return Predicate is not null ? Predicate.Holds(pick, context) : Value is not null && ValueOrder.Equal(pick, Value.Get(context));
    }
}
