using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>An argument's value, taken from the query's literals when it runs, so that one plan serves many texts.</summary>
internal abstract class Operand
{
    public static readonly Operand Null = new ConstantOperand(Value.Null);

    public abstract Value Get(QueryContext context);

    public static Operand Of(in Value value) => new ConstantOperand(value);

    public override string ToString() => "?";
}

/// <summary>A value that is part of the plan.</summary>
internal sealed class ConstantOperand(Value value) : Operand
{
    public override Value Get(QueryContext context) => value;

    public override string ToString() => ValueText.Of(value);
}

/// <summary>A literal in its slot.</summary>
internal sealed class LiteralOperand(int slot, bool date) : Operand
{
    public int Slot => slot;

    public bool IsDate => date;

    public override Value Get(QueryContext context) => context.Literals[slot];
}

/// <summary>A list literal.</summary>
internal sealed class ListOperand(IReadOnlyList<Operand> items) : Operand
{
    public IReadOnlyList<Operand> Items => items;

    public override Value Get(QueryContext context)
    {
        var list = new List<Value>(items.Count);
        foreach (var item in items) list.Add(item.Get(context));
        return Value.Of(new ListValue(list));
    }
}

/// <summary>A map literal.</summary>
internal sealed class MapOperand(IReadOnlyList<KeyValuePair<Operand, Operand>> entries) : Operand
{
    public IReadOnlyList<KeyValuePair<Operand, Operand>> Entries => entries;

    public override Value Get(QueryContext context)
    {
        var map = new MapValue(entries.Count);
        foreach (var (key, value) in entries) map.Set(key.Get(context), value.Get(context));
        return Value.Of(map);
    }
}

/// <summary>A value with a cardinality, <c>single(5)</c>, inside a map.</summary>
internal sealed class CardinalityOperand(Cardinality cardinality, Operand value) : Operand
{
    public override Value Get(QueryContext context) => Value.Of(new CardinalityValue(cardinality, value.Get(context)));
}

/// <summary>The value of <see cref="CardinalityOperand"/>.</summary>
internal sealed class CardinalityValue(Cardinality cardinality, Value content) : Tag(ValueKind.Enum)
{
    public readonly Cardinality Cardinality = cardinality;
    public readonly Value Content = content;
}
