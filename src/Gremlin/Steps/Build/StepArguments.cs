using Gremlin.Engine;
using Gremlin.Language;
using Gremlin.Predicates;
using Gremlin.Values;

namespace Gremlin.Steps.Build;

/// <summary>One call's arguments, read by the step that is made of it. Whatever the step does not take is refused.</summary>
internal sealed class StepArguments(StepBuilder builder, Call call)
{
    private int _first;

    public StepBuilder Builder => builder;

    public string Name => call.Name;

    public int Count => call.Arguments.Count - _first;

    /// <summary>Whether the step begins its traversal.</summary>
    public bool Starts { get; init; }

    private Argument this[int place] => place < Count ? call.Arguments[_first + place] : throw Wrong();

    /// <summary>Takes a leading <c>local</c> or <c>global</c>.</summary>
    public Scope TakeScope()
    {
        if (Count == 0 || this[0] is not NameArgument { Type: null or "Scope", Name: "local" or "global" } scope) return Scope.Global;
        _first++;
        return scope.Name == "local" ? Scope.Local : Scope.Global;
    }

    public StepArguments Expect(int least, int most) => Count >= least && Count <= most ? this : throw Wrong();

    public StepArguments ExpectNothing() => Expect(0, 0);

    /// <summary>The step, for chaining behind a check of the arguments.</summary>
    public Step Make(Step step)
    {
        _ = this;
        return step;
    }

    public int Place => call.Place;

    /// <summary>Nested traversals that begin the whole traversal, as those of a leading <c>union()</c>.</summary>
    public List<Traversal> StartTraversals() => [.. Enumerable.Range(0, Count).Select(place => builder.Root(RawTraversal(place).Steps))];

    public bool IsText(int place) => place < Count && this[place] is LiteralArgument { Value.Kind: ValueKind.String };

    public bool IsNull(int place) => place < Count && this[place] is LiteralArgument { Value.IsNull: true };

    public bool IsBoolean(int place) => place < Count && this[place] is LiteralArgument { Value.Kind: ValueKind.Boolean };

    public bool IsTraversal(int place) => place < Count && this[place] is TraversalArgument;

    public bool IsPredicate(int place) => place < Count && this[place] is PredicateArgument;

    public bool IsMap(int place) => place < Count && this[place] is MapArgument;

    public bool IsName(int place, string type) => TryName(place, type, out _);

    public bool TryName(int place, string type, out string name)
    {
        name = "";
        if (place < 0 || place >= Count || this[place] is not NameArgument named || (named.Type ?? type) != type || !Names.IsMember(type, named.Name)) return false;
        name = named.Name;
        return true;
    }

    public string Name_(int place, string type) => TryName(place, type, out var name) ? name : throw Wrong();

    public Argument Raw(int place) => this[place];

    /// <summary>A string that is part of the plan: a key, a label.</summary>
    public string Text(int place)
    {
        if (this[place] is not LiteralArgument { Value.Kind: ValueKind.String } text) throw Wrong();
        builder.MarkStructural(text);
        return text.Value.AsString;
    }

    public string? NullableText(int place) => IsNull(place) ? null : Text(place);

    public List<string> Texts(int from) => [.. Enumerable.Range(from, Math.Max(0, Count - from)).Select(Text)];

    public List<string?> NullableTexts(int from) => [.. Enumerable.Range(from, Math.Max(0, Count - from)).Select(NullableText)];

    public Operand Operand(int place) => builder.ToOperand(this[place]);

    public List<Operand> Operands(int from) => [.. Enumerable.Range(from, Math.Max(0, Count - from)).Select(Operand)];

    /// <summary>A whole number that may differ between runs of one plan.</summary>
    public Operand Whole(int place) => this[place] is LiteralArgument literal && Numbers.IsWhole(literal.Value.Kind) ? Operand(place) : throw Wrong();

    /// <summary>A whole number that is part of the plan.</summary>
    public int StructuralWhole(int place)
    {
        if (this[place] is not LiteralArgument { Value.Kind: ValueKind.Int or ValueKind.Long } literal) throw Wrong();
        builder.MarkStructural(literal);
        return (int)Math.Clamp(literal.Value.AsLong, int.MinValue, int.MaxValue);
    }

    public bool Truth(int place) => this[place] is LiteralArgument { Value.Kind: ValueKind.Boolean } literal ? literal.Value.AsBoolean : throw Wrong();

    public Traversal Traversal(int place) => this[place] is TraversalArgument nested ? builder.Nested(nested) : throw Wrong();

    public List<Traversal> Traversals(int from) => [.. Enumerable.Range(from, Math.Max(0, Count - from)).Select(Traversal)];

    public TraversalArgument RawTraversal(int place) => this[place] as TraversalArgument ?? throw Wrong();

    /// <summary>A predicate; a plain value means equality.</summary>
    public Predicate Predicate(int place) => builder.ToPredicate(this[place]);

    public Operator Operator(int place) => Operators.Parse(Name_(place, "Operator"));

    public Pop? TakePop()
    {
        if (!TryName(0, "Pop", out var name)) return null;
        _first++;
        return Enum.Parse<Pop>(name, ignoreCase: true);
    }

    public Cardinality? TakeCardinality()
    {
        if (!TryName(0, "Cardinality", out var name)) return null;
        _first++;
        return StepBuilder.ToCardinality(name);
    }

    public GremlinException Wrong() => builder.Fail(call.Place, $"{call.Name}() does not take these arguments");

    public static GremlinException Unsupported(string what) => new(GremlinErrorCode.UnsupportedOperation, what);
}
