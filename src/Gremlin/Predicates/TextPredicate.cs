using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Predicates;

/// <summary><c>startingWith</c>, <c>endingWith</c>, <c>containing</c> and their opposites, by ordinal characters.</summary>
internal sealed class TextPredicate(string name, Operand operand) : Predicate
{
    private readonly string _plain = name.StartsWith("not", StringComparison.Ordinal) ? char.ToLowerInvariant(name[3]) + name[4..] : name;
    private readonly bool _opposite = name.StartsWith("not", StringComparison.Ordinal);

    public override IEnumerable<Operand> Operands => [operand];

    public override Truth Test(in Value value, OperandScope scope)
    {
        var wanted = scope.Resolve(operand);
        if (value.Kind != ValueKind.String || wanted.Kind != ValueKind.String) return Truth.Error;
        return Matches(value.AsString, wanted.AsString) != _opposite ? Truth.True : Truth.False;
    }

    public override string ToString() => $"{name}({operand})";

    private bool Matches(string value, string wanted) => _plain switch
    {
        "startingWith" => value.StartsWith(wanted, StringComparison.Ordinal),
        "endingWith" => value.EndsWith(wanted, StringComparison.Ordinal),
        _ => value.Contains(wanted, StringComparison.Ordinal),
    };
}
