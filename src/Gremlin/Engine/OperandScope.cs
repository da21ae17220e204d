using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>Where a predicate's operands get their values from: the query's literals, or labels of a path.</summary>
internal abstract class OperandScope
{
    public abstract Value Resolve(Operand operand);
}
