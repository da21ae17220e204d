using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Predicates;

/// <summary>Gremlin's <c>P</c>.</summary>
internal abstract class Predicate
{
    public abstract Truth Test(in Value value, OperandScope scope);

    public bool Holds(in Value value, OperandScope scope) => Test(value, scope) == Truth.True;

    /// <summary>The operands in it, in order.</summary>
    public abstract IEnumerable<Operand> Operands { get; }

    public abstract override string ToString();
}
