using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>Gremlin's <c>Operator</c>: how two values become one.</summary>
internal enum Operator
{
    Sum,
    SumLong,
    Minus,
    Mult,
    Div,
    Min,
    Max,
    Assign,
    And,
    Or,
    AddAll,
}

/// <summary>What the operators do.</summary>
internal static class Operators
{
    public static Operator Parse(string name) => name switch
    {
        "sum" => Operator.Sum,
        "sumLong" => Operator.SumLong,
        "minus" => Operator.Minus,
        "mult" => Operator.Mult,
        "div" => Operator.Div,
        "min" => Operator.Min,
        "max" => Operator.Max,
        "assign" => Operator.Assign,
        "and" => Operator.And,
        "or" => Operator.Or,
        "addAll" => Operator.AddAll,
        _ => throw new GremlinException(GremlinErrorCode.MalformedQuery, $"'{name}' is no operator"),
    };

    public static Value Apply(Operator what, in Value a, in Value b) => what switch
    {
        Operator.Sum => a.IsNull || b.IsNull ? (a.IsNull ? b : a) : Numbers.Add(a, b),
        Operator.SumLong => Value.Of(Numbers.ToLong(a) + Numbers.ToLong(b)),
        Operator.Minus => Numbers.Subtract(a, b),
        Operator.Mult => Numbers.Multiply(a, b),
        Operator.Div => Numbers.Divide(a, b),
        Operator.Min => Extreme(a, b, -1),
        Operator.Max => Extreme(a, b, 1),
        Operator.Assign => b,
        Operator.And => Value.Of(a.AsBoolean && b.AsBoolean),
        Operator.Or => Value.Of(a.AsBoolean || b.AsBoolean),
        _ => AddAll(a, b),
    };

    private static Value Extreme(in Value a, in Value b, int sign)
    {
        if (a.IsNull || b.IsNull) return a.IsNull ? b : a;
        if (a.IsNumber && b.IsNumber) return sign < 0 ? Numbers.Min(a, b) : Numbers.Max(a, b);
        return ValueOrder.Compare(a, b) * sign >= 0 ? a : b;
    }

    private static Value AddAll(in Value a, in Value b)
    {
        if (a.IsNull || b.IsNull) return a.IsNull ? b : a;
        switch (a.Kind)
        {
            case ValueKind.Map when b.Kind == ValueKind.Map:
                var map = a.As<MapValue>();
                for (var i = 0; i < b.As<MapValue>().Count; i++) map.Set(b.As<MapValue>().Keys[i], b.As<MapValue>().Values[i]);
                return a;
            case ValueKind.Set:
                foreach (var item in Collections.Items(b)) a.As<SetValue>().Add(item);
                return a;
            case ValueKind.BulkSet:
                foreach (var item in Collections.Items(b)) a.As<BulkSetValue>().Add(item, 1);
                return a;
            case ValueKind.List:
                a.As<ListValue>().Items.AddRange(Collections.Items(b));
                return a;
            default:
                throw new GremlinException(GremlinErrorCode.InvalidParameter, $"Objects must be both of Map or Collection: a={ValueText.Of(a)} b={ValueText.Of(b)}");
        }
    }
}
