using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Language;

/// <summary>
/// Reads a Gremlin text by descent over TinkerPop 3.7's <c>gremlin-language</c> grammar: statements that begin with <c>g</c>, steps, literals,
/// enumerations, predicates and nested traversals. Which arguments a step takes is for the plan to check.
/// </summary>
internal sealed class Parser
{
    /// <summary>How deep traversals, lists, maps and predicates may be nested.</summary>
    public const int DeepestNesting = 200;

    /// <summary>How many steps one text may have, nested ones included.</summary>
    public const int MostSteps = 200_000;

    /// <summary>How many literals and other arguments one text may have, the numbers of ranges included; about half a gigabyte.</summary>
    public const int MostArguments = 4_000_000;

    private readonly string _text;
    private Lexer _lexer;
    private SyntaxToken _token;
    private readonly List<int> _structural = [];
    private int _literals;
    private int _depth;
    private int _steps;
    private long _arguments;

    private Parser(string text)
    {
        _text = text;
        _lexer = new Lexer(text);
        _token = _lexer.Next();
    }

    /// <exception cref="GremlinException">The text is not Gremlin; the message tells line and column.</exception>
    public static Script Parse(string text) => new Parser(text).ParseScript();

    private Script ParseScript()
    {
        var statements = new List<Statement>();
        while (_token.Kind != TokenKind.End)
        {
            if (_token.Kind == TokenKind.Text && _token.Length == 2) Literal(default);
            else statements.Add(ParseStatement());
            if (_token.Kind == TokenKind.Semicolon) Advance();
        }

        if (statements.Count == 0) throw Unexpected("a traversal that begins with g");
        return new Script(_text, statements, _literals, _structural);
    }

    private Statement ParseStatement()
    {
        if (_token.Kind != TokenKind.Name || !Is("g")) throw Unexpected("a traversal that begins with g");
        Advance();
        var source = new List<Call>();
        var steps = new List<Call>();
        Call? terminal = null;
        while (_token.Kind == TokenKind.Dot)
        {
            Advance();
            var call = ParseCall();
            if (steps.Count == 0 && Names.SourceSettings.Contains(call.Name)) source.Add(call);
            else if (steps.Count > 0 && Names.Terminals.Contains(call.Name) && IsTerminal(call)) return new Statement(source, steps, EndsHere(call));
            else AddStep(steps, call);
        }

        if (steps.Count == 0) throw Unexpected("a step");
        return new Statement(source, steps, terminal);
    }

    private Call EndsHere(Call terminal) => _token.Kind == TokenKind.Dot ? throw Unexpected("the end of the statement") : terminal;

    private static bool IsTerminal(Call call) => call.Name != "next" ? call.Arguments.Count == 0 : call.Arguments.Count <= 1;

    private void AddStep(List<Call> steps, Call call)
    {
        if (steps.Count == 0 && !Names.Spawns.Contains(call.Name)) throw SyntaxError.Of(_text, call.Place, $"'{call.Name}' cannot begin a traversal");
        if (!Names.Steps.Contains(call.Name)) throw SyntaxError.Of(_text, call.Place, $"'{call.Name}' is no step");
        steps.Add(call);
    }

    private Call ParseCall()
    {
        var place = _token.Start;
        var name = ExpectName();
        if (++_steps > MostSteps) throw new GremlinException(GremlinErrorCode.QueryTooLarge, $"The query has more than {MostSteps} steps.");
        return new Call(name, ParseArguments(), place);
    }

    private List<Argument> ParseArguments()
    {
        Expect(TokenKind.OpenParenthesis, "'('");
        var arguments = new List<Argument>();
        if (_token.Kind != TokenKind.CloseParenthesis)
        {
            arguments.Add(ParseArgument());
            while (_token.Kind == TokenKind.Comma)
            {
                Advance();
                arguments.Add(ParseArgument());
            }
        }

        Expect(TokenKind.CloseParenthesis, "',' or ')'");
        return arguments;
    }

    private Argument ParseArgument()
    {
        if (++_depth > DeepestNesting) throw SyntaxError.Of(_text, _token.Start, $"the query is nested more than {DeepestNesting} deep");
        Count(1);
        var argument = _token.Kind switch
        {
            TokenKind.Text => Literal(Value.Of(Literals.Text(_text, _token))),
            TokenKind.Whole => ParseWhole(),
            TokenKind.Floating => Literal(Literals.Floating(_text, _token)),
            TokenKind.Infinity => Literal(Value.Of(_text[_token.Start] == '-' ? double.NegativeInfinity : double.PositiveInfinity)),
            TokenKind.OpenBracket => ParseBrackets(),
            TokenKind.Name => ParseNamed(),
            _ => throw Unexpected("an argument"),
        };
        _depth--;
        return argument;
    }

    private void Count(long arguments)
    {
        if ((_arguments += arguments) > MostArguments) throw new GremlinException(GremlinErrorCode.QueryTooLarge, $"The query has more than {MostArguments} arguments.");
    }

    private LiteralArgument Literal(Value value)
    {
        var place = _token.Start;
        Advance();
        return new LiteralArgument(_literals++, value, place);
    }

    private Argument ParseWhole()
    {
        var first = Literal(Literals.Whole(_text, _token));
        if (_token.Kind != TokenKind.Dot) return first;
        Advance();
        Expect(TokenKind.Dot, "'..'");
        if (_token.Kind != TokenKind.Whole) throw Unexpected("the range's end");
        var last = Literal(Literals.Whole(_text, _token));
        _structural.Add(first.Slot);
        _structural.Add(last.Slot);
        return Range(first, last);
    }

    private ListArgument Range(LiteralArgument first, LiteralArgument last)
    {
        const int longest = 1_000_000;
        var (from, to) = (Numbers.ToLong(first.Value), Numbers.ToLong(last.Value));
        if (Math.Abs(to - from) > longest) throw SyntaxError.Of(_text, first.Place, $"a range may have {longest} numbers at most");
        Count(Math.Abs(to - from));
        var items = new List<Argument>();
        for (var n = from; from <= to ? n <= to : n >= to; n += from <= to ? 1 : -1) items.Add(new LiteralArgument(-1, Value.Of((int)n), first.Place));
        return new ListArgument(items, first.Place);
    }

    private Argument ParseBrackets()
    {
        var place = _token.Start;
        Advance();
        if (_token.Kind == TokenKind.CloseBracket) return Closed(new ListArgument([], place));
        if (_token.Kind == TokenKind.Colon)
        {
            Advance();
            return Closed(new MapArgument([], place));
        }

        var first = ParseKeyOrItem(out var bareKey);
        return _token.Kind == TokenKind.Colon ? ParseEntries(first, bareKey, place) : ParseItems(first, place);
    }

    private T Closed<T>(T argument)
        where T : Argument
    {
        Expect(TokenKind.CloseBracket, "']'");
        return argument;
    }

    private ListArgument ParseItems(Argument first, int place)
    {
        var items = new List<Argument> { first };
        while (_token.Kind == TokenKind.Comma)
        {
            Advance();
            items.Add(ParseArgument());
        }

        return Closed(new ListArgument(items, place));
    }

    private MapArgument ParseEntries(Argument key, string? bareKey, int place)
    {
        var entries = new List<KeyValuePair<Argument, Argument>>();
        while (true)
        {
            Expect(TokenKind.Colon, "':'");
            entries.Add(new(bareKey is null ? key : new LiteralArgument(-1, Value.Of(bareKey), key.Place), ParseArgument()));
            if (_token.Kind != TokenKind.Comma) return Closed(new MapArgument(entries, place));
            Advance();
            key = ParseKeyOrItem(out bareKey);
        }
    }

    /// <summary>A map's key may be in parentheses; a name that is no token of Gremlin stands for its own text.</summary>
    private Argument ParseKeyOrItem(out string? bareKey)
    {
        bareKey = null;
        var place = _token.Start;
        if (_token.Kind == TokenKind.OpenParenthesis)
        {
            Advance();
            var inside = ParseArgument();
            Expect(TokenKind.CloseParenthesis, "')'");
            return _token.Kind == TokenKind.Colon ? inside : throw Unexpected("':'");
        }

        if (_token.Kind != TokenKind.Name) return ParseArgument();
        var (lexer, token) = (_lexer, _token);
        var name = ExpectName();
        if (_token.Kind == TokenKind.Colon && !IsKeyToken(name))
        {
            bareKey = name;
            return new NameArgument(null, name, place);
        }

        (_lexer, _token) = (lexer, token);
        return ParseArgument();
    }

    private static bool IsKeyToken(string name) => Names.IsMember("T", name) || Names.IsMember("Direction", name);

    private Argument ParseNamed()
    {
        var place = _token.Start;
        var name = ExpectName();
        switch (name)
        {
            case "true" or "false": return new LiteralArgument(-1, Value.Of(name == "true"), place);
            case "null": return new LiteralArgument(-1, Value.Null, place);
            case "NaN": return new LiteralArgument(-1, Value.Of(double.NaN), place);
            case "Infinity": return new LiteralArgument(-1, Value.Of(double.PositiveInfinity), place);
            case "datetime" when _token.Kind == TokenKind.OpenParenthesis: return ParseDate(place);
            case "new": return ParseStrategy(ExpectName(), place);
            case "__": return ParseNested(place);
        }

        if (_token.Kind == TokenKind.OpenParenthesis) return ParseCalled(name, place);
        if (_token.Kind == TokenKind.Dot) return ParseQualified(name, place);
        if (Names.IsBareMember(name)) return new NameArgument(null, name, place);
        return name.EndsWith("Strategy", StringComparison.Ordinal) ? ParseStrategy(name, place) : throw SyntaxError.Of(_text, place, $"'{name}' is not known here; variables are not supported");
    }

    private Argument ParseCalled(string name, int place)
    {
        if (Names.Predicates.Contains(name)) return ParsePredicate(name, place);
        if (Names.Cardinalities.Contains(name)) return ParseCardinality(name, place);
        if (name == "not") return ParseNot(place);
        if (name.EndsWith("Strategy", StringComparison.Ordinal)) return ParseStrategy(name, place);
        return ParseChain(name, ParseArguments(), place);
    }

    private Argument ParseQualified(string type, int place)
    {
        Advance();
        var name = ExpectName();
        if (type is "P" or "TextP") return type == "P" && name == "not" ? ParseNot(place) : ParsePredicate(IsPredicateOf(type, name, place), place);
        if (type == "Cardinality" && _token.Kind == TokenKind.OpenParenthesis && Names.Cardinalities.Contains(name)) return ParseCardinality(name, place);
        if (Names.IsMember(type, name)) return new NameArgument(type, name, place);
        throw SyntaxError.Of(_text, place, $"'{type}.{name}' is not known");
    }

    private string IsPredicateOf(string type, string name, int place) =>
        Names.Predicates.Contains(name) && (type == "P" || Names.TextPredicates.Contains(name)) ? name : throw SyntaxError.Of(_text, place, $"'{type}.{name}' is no predicate");

    private Argument ParseNested(int place)
    {
        Expect(TokenKind.Dot, "'.'");
        var at = _token.Start;
        var name = ExpectName();
        return ParseChain(name, ParseArguments(), at, place);
    }

    private TraversalArgument ParseChain(string name, List<Argument> arguments, int place, int? start = null)
    {
        var steps = new List<Call>();
        AddNested(steps, new Call(name, arguments, place));
        while (_token.Kind == TokenKind.Dot)
        {
            Advance();
            AddNested(steps, ParseCall());
        }

        return new TraversalArgument(steps, start ?? place);
    }

    private void AddNested(List<Call> steps, Call call)
    {
        if (!Names.Steps.Contains(call.Name) || call.Name == "iterate") throw SyntaxError.Of(_text, call.Place, $"'{call.Name}' is no step");
        steps.Add(call);
    }

    /// <summary><c>not(…)</c> is a predicate when what it negates is one, else a step.</summary>
    private Argument ParseNot(int place)
    {
        var arguments = ParseArguments();
        if (arguments is [PredicateArgument]) return ParseConnectives(new PredicateArgument("not", arguments, place));
        return ParseChain("not", arguments, place);
    }

    private Argument ParsePredicate(string name, int place) => ParseConnectives(new PredicateArgument(name, ParseArguments(), place));

    private Argument ParseConnectives(PredicateArgument predicate)
    {
        var connected = 0;
        while (_token.Kind == TokenKind.Dot)
        {
            Advance();
            var place = _token.Start;
            var name = ExpectName();
            if (name is not ("and" or "or" or "negate")) throw SyntaxError.Of(_text, place, $"'{name}' does not follow a predicate");
            if (++connected > DeepestNesting) throw SyntaxError.Of(_text, place, $"more than {DeepestNesting} predicates are connected");
            var arguments = ParseArguments();
            if (name == "negate" ? arguments.Count != 0 : arguments is not [PredicateArgument]) throw SyntaxError.Of(_text, place, $"'{name}' wants {(name == "negate" ? "nothing" : "one predicate")}");
            predicate = new PredicateArgument(name == "negate" ? "not" : name, [predicate, .. arguments], place);
        }

        return predicate;
    }

    private CardinalityArgument ParseCardinality(string cardinality, int place)
    {
        var arguments = ParseArguments();
        return arguments.Count == 1 ? new CardinalityArgument(cardinality, arguments[0], place) : throw SyntaxError.Of(_text, place, $"'{cardinality}' wants one value");
    }

    private LiteralArgument ParseDate(int place)
    {
        var arguments = ParseArguments();
        if (arguments is not [LiteralArgument { Value.Kind: ValueKind.String } text]) throw SyntaxError.Of(_text, place, "datetime() wants one string");
        if (!Literals.TryDate(text.Value.AsString, out var instant)) throw SyntaxError.Of(_text, place, $"'{text.Value.AsString}' is no ISO 8601 date");
        return new LiteralArgument(text.Slot, Value.OfDate(instant), place);
    }

    private StrategyArgument ParseStrategy(string name, int place)
    {
        var settings = new List<KeyValuePair<string, Argument>>();
        if (name.Length == 0 || !char.IsAsciiLetterUpper(name[0]) || !name.EndsWith("Strategy", StringComparison.Ordinal)) throw SyntaxError.Of(_text, place, $"'{name}' is no strategy");
        if (_token.Kind != TokenKind.OpenParenthesis) return new StrategyArgument(name, settings, place);
        Advance();
        while (_token.Kind != TokenKind.CloseParenthesis)
        {
            var key = ExpectName();
            Expect(TokenKind.Colon, "':'");
            settings.Add(new(key, ParseArgument()));
            if (_token.Kind == TokenKind.Comma) Advance();
            else if (_token.Kind != TokenKind.CloseParenthesis) throw Unexpected("',' or ')'");
        }

        Advance();
        return new StrategyArgument(name, settings, place);
    }

    private void Advance() => _token = _lexer.Next();

    private bool Is(string name) => _text.AsSpan(_token.Start, _token.Length).SequenceEqual(name);

    private string ExpectName()
    {
        if (_token.Kind != TokenKind.Name) throw Unexpected("a name");
        var span = _text.AsSpan(_token.Start, _token.Length);
        var name = WordPool.Intern(span);
        Advance();
        return name;
    }

    private void Expect(TokenKind kind, string what)
    {
        if (_token.Kind != kind) throw Unexpected(what);
        Advance();
    }

    private GremlinException Unexpected(string wanted)
    {
        const int shown = 40;
        var found = _token.Kind == TokenKind.End ? "the end of the query" : $"'{_text.AsSpan(_token.Start, Math.Min(_token.Length, shown))}'";
        return SyntaxError.Of(_text, _token.Start, $"{wanted} was expected, {found} is there");
    }
}
