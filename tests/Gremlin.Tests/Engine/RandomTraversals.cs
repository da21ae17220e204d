using System.Globalization;
using System.Text.RegularExpressions;

namespace Gremlin.Engine;

/// <summary>Random texts by a grammar: mostly right ones, so that they get past the parser. <c>&lt;x&gt;</c> in a template stands for a part made by chance.</summary>
internal sealed partial class RandomTraversals(Random random)
{
    private static readonly string[] Labels = ["'a'", "'b'", "'c'"];
    private static readonly string[] Keys = ["'k'", "'n'", "'s'"];
    private static readonly string[] Ids = ["'v0'", "'v1'", "'v2'", "'v3'", "'v4'"];
    private static readonly string[] Values = ["1", "2L", "2.0d", "'x'", "'y'", "true", "null", "NaN", "-1", "[1,2]", "['k':1]", "datetime('2024-01-01')"];

    private static readonly string[] Starts =
        ["V()", "V()", "V(<id>)", "E()", "V().hasLabel(<label>)", "V().has('a','k',1)", "V().has('a','s','x')", "V().has('s','y')", "V().hasId(<id>,<id>)"];

    private static readonly string[] PlainSteps =
    [
        "hasLabel(<label>)", "has(<key>)", "has('k',gt(1))", "has('k',within(1,2))", "has('k',neq(1))", "has('k',1)", "has('s','x')", "dedup()", "identity()",
        "V(<id>).out(<label>)", "V().in()", "V(<id>).both(<label>)", "V().out().out().in()", "V().repeat(__.both()).times(2)",
    ];

    private static readonly string[] NestingSteps =
    [
        "where(<plain>)", "not(<plain>)", "optional(<plain>)", "union(<plain>,<plain>)", "coalesce(<plain>,__.identity())", "local(<plain>)", "where(<plain>.count().is(gt(1)))", "flatMap(<plain>)",
    ];

    private static readonly string[] ReadingEnds = ["", "", ".count()", ".groupCount()", ".dedup().count()", ".group().by().by(__.count())", ".out().count()"];

    private static readonly string[] AnyStarts = ["<start>", "<start>", "addV('a')", "mergeV([(T.id):<id>])", "inject(<value>,<value>)", "withSack(<value>).V()", "union(__.V(),__.E())"];

    private static readonly string[] AnySteps =
    [
        "out(<label>)", "in()", "both()", "outE()", "inV()", "bothV()", "otherV()", "values()", "values(<key>)", "properties(<key>)", "label()", "id()", "key()", "value()",
        "has(<key>,<value>)", "has(<key>,<p>)", "hasLabel(<label>)", "is(<p>)", "is(<value>)", "where(<any>)", "not(<any>)", "filter(<any>)", "and(<any>,<any>)", "or()", "and()",
        "union(<any>,<any>)", "coalesce(<any>,<any>)", "choose(<any>,<any>,<any>)", "choose(<any>).option(<value>,<any>)", "optional(<any>)", "local(<any>)", "map(<any>)", "flatMap(<any>)",
        "repeat(<any>).times(2)", "repeat(<any>).until(<any>).limit(5)", "emit().repeat(<any>).times(2)", "sideEffect(<any>)",
        "as(<label>)", "select(<label>)", "select(<label>,'b').by(<key>)", "select(keys)", "select(values)", "unfold()", "fold()", "count()", "sum()", "mean()", "min()", "max()",
        "count(local)", "sum(local)", "order()", "order().by(<key>,desc)", "order(local)",
        "limit(<n>)", "tail(<n>)", "skip(<n>)", "range(<n>,3)", "limit(local,<n>)", "tail(local,<n>)", "sample(<n>)", "sample(local,<n>)", "dedup()", "dedup().by(<key>)", "dedup(local)",
        "group().by(<key>)", "group().by().by(<any>)", "group(<label>).by(<key>)", "groupCount()", "groupCount(<label>)", "cap(<label>)", "aggregate(<label>)", "store(<label>)",
        "path()", "path().by(<key>)", "simplePath()", "tree()", "project('p','q').by(<any>).by(<key>)", "valueMap()", "elementMap()", "math('_ + 1')", "math('a / _')", "sack()", "sack(sum).by(<key>)",
        "constant(<value>)", "inject(<value>)", "index()", "loops()", "asString()", "concat(<value>)", "concat(<any>)", "toUpper()", "length()", "reverse()", "trim()", "split('x')", "substring(<n>)",
        "replace('a','b')", "format('%{k} %{_}')", "combine(<value>)", "difference(<any>)", "intersect(<value>)", "merge(<value>)", "product(<value>)", "conjoin(',')", "all(<p>)", "any(<p>)",
        "asDate()", "dateAdd(DT.day,<n>)", "dateDiff(<any>)", "barrier()", "none()", "match(__.as('a').out().as('b'),__.as('b').<step>.as('c'))", "property(<key>,<value>)", "property(single,<key>,<any>)",
        "addE(<label>).to(<any>)", "drop()", "by(<key>)", "subgraph('g')", "element()", "fail()", "where('a',eq('b'))", "where(within(<label>))", "mergeE([(from):<id>,(to):<id>,(T.label):<label>])",
    ];

    private static readonly string[] Predicates =
        ["eq(<value>)", "neq(<value>)", "gt(<value>)", "lte(<value>)", "between(<value>,<value>)", "within(<value>,<value>)", "without()", "startingWith('x')", "notContaining('y')", "regex('x+')", "not(<p>)", "<p>.and(<p>)", "<p>.or(<p>)"];

    private static readonly string[] Damages = ["(", ")", "'", "\\", ".", ",", "[", "é", "\u0001", "__", "g", "P."];

    /// <summary>A text that only reads and whose results have no chance in them, as a bag.</summary>
    public string Reading()
    {
        var text = "g." + Fill("<start>", 0);
        if (text.Contains("E()", StringComparison.Ordinal)) text += ".V()";
        for (var i = random.Next(1, 4); i > 0; i--) text += "." + Fill(Pick(random.Next(3) == 0 ? NestingSteps : PlainSteps), 2);
        return text + Pick(ReadingEnds);
    }

    /// <summary>Anything the grammar allows and some things it does not.</summary>
    public string Anything()
    {
        var text = "g." + Fill(Pick(AnyStarts), 2) + Noise(3);
        if (random.Next(10) == 0) text = Damage(text);
        return random.Next(8) == 0 ? text + ";g." + Fill("<start>", 0) + Noise(1) : text;
    }

    private string Noise(int depth)
    {
        var text = "";
        for (var i = random.Next(1, 8); i > 0; i--) text += "." + Fill("<step>", depth);
        return text;
    }

    private string Fill(string template, int depth) => Part().Replace(template, part => Make(part.Groups[1].Value, depth));

    private string Make(string part, int depth) => part switch
    {
        "label" => Pick(Labels),
        "key" => Pick(Keys),
        "id" => Pick(Ids),
        "value" => Pick(Values),
        "n" => random.Next(-2, 5).ToString(CultureInfo.InvariantCulture),
        "p" => depth <= 0 ? "gt(1)" : Fill(Pick(Predicates), depth - 1),
        "start" => Fill(Pick(Starts), depth),
        "step" => depth <= 0 ? "identity()" : Fill(Pick(AnySteps), depth - 1),
        "any" => depth <= 0 ? "__.identity()" : "__." + Fill("<step>", depth) + (random.Next(3) == 0 ? "." + Fill("<step>", depth) : ""),
        _ => depth <= 0 ? "__.out()" : "__." + Fill(Pick(PlainSteps), depth - 1) + (random.Next(3) == 0 ? "." + Fill(Pick(PlainSteps), depth - 1) : ""),
    };

    private string Damage(string text)
    {
        var at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, Pick(Damages)),
            _ => text[..at],
        };
    }

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];

    [GeneratedRegex("<([a-z]+)>")]
    private static partial Regex Part();
}
