using System.Globalization;
using System.Text;

namespace StepFunctions.Paths;

/// <summary>Reads a path out of a text, from a position up to where the path ends.</summary>
internal sealed class PathParser(string text, int start)
{
    private const string NameEnds = ".[]()*, \t\r\n=<>!&|~'\"";
    private const int MaxDepth = 50;
    private static readonly string[] Functions =
        ["length", "size", "min", "max", "avg", "sum", "stddev", "keys", "first", "last", "concat"];

    private int _depth;

    /// <summary>The position after what was read.</summary>
    public int At { get; private set; } = start;

    private char Now => At < text.Length ? text[At] : '\0';

    /// <summary>Reads a path that starts with <c>$</c>.</summary>
    public JsonPath Path()
    {
        var from = At;
        Expect('$');
        string? variable = null;
        if (Now == '$')
        {
            At++;
            variable = "$";
        }
        else if (IsIdentifierStart(Now))
        {
            variable = Identifier();
        }

        var segments = Segments();
        return new JsonPath(text[from..At], variable, segments);
    }

    /// <summary>Reads a path within a filter: from <c>@</c> or <c>$</c>.</summary>
    public (bool FromItem, JsonPath Path) FilterPath()
    {
        var from = At;
        var item = Now == '@';
        if (!item && Now != '$')
            throw Wrong("expected '@' or '$'");
        At++;
        var segments = Segments();
        return (item, new JsonPath(text[from..At], null, segments));
    }

    private List<PathSegment> Segments()
    {
        if (++_depth > MaxDepth)
            throw Wrong("nested too deeply");
        var segments = new List<PathSegment>();
        while (Now is '.' or '[')
            Segment(segments);
        if (segments is [.., PathSegment.Descent])
            throw Wrong("a path may not end with '..'");
        _depth--;
        return segments;
    }

    private void Segment(List<PathSegment> segments)
    {
        if (Now == '[')
        {
            segments.Add(Bracket());
            return;
        }

        At++;
        if (Now == '.')
        {
            At++;
            segments.Add(new PathSegment.Descent());
            if (Now == '[')
                return;
        }

        segments.Add(Dotted());
    }

    private PathSegment Dotted()
    {
        if (Now == '*')
        {
            At++;
            return new PathSegment.Wildcard();
        }

        var from = At;
        while (At < text.Length && !NameEnds.Contains(Now, StringComparison.Ordinal))
            At++;
        if (At == from)
            throw Wrong("expected a name");
        var name = text[from..At];
        if (Now != '(')
            return new PathSegment.Field(name);
        At++;
        Expect(')');
        return Functions.Contains(name) ? new PathSegment.Function(name) : throw Wrong($"unknown function {name}()");
    }

    private PathSegment Bracket()
    {
        Expect('[');
        Spaces();
        PathSegment segment = Now switch
        {
            '\'' or '"' => Names(),
            '*' => Star(),
            '?' => Filter(),
            _ => Numbers(),
        };
        Spaces();
        Expect(']');
        return segment;
    }

    private PathSegment.Wildcard Star()
    {
        At++;
        return new PathSegment.Wildcard();
    }

    private PathSegment Names()
    {
        var names = new List<string> { Quoted() };
        while (Comma())
            names.Add(Quoted());
        return names.Count == 1 ? new PathSegment.Field(names[0]) : new PathSegment.Fields(names);
    }

    private PathSegment Numbers()
    {
        var first = Integer();
        Spaces();
        if (Now == ':')
            return Slice(first);
        if (first is null)
            throw Wrong("expected an index");
        var positions = new List<int> { first.Value };
        while (Comma())
            positions.Add(Integer() ?? throw Wrong("expected an index"));
        return positions.Count == 1 ? new PathSegment.Index(positions[0]) : new PathSegment.Indices(positions);
    }

    private PathSegment.Slice Slice(int? from)
    {
        At++;
        Spaces();
        var to = Integer();
        Spaces();
        var step = 1;
        if (Now == ':')
        {
            At++;
            step = Integer() ?? 1;
        }

        return step > 0 ? new PathSegment.Slice(from, to, step) : throw Wrong("a slice's step must be positive");
    }

    private PathSegment.Where Filter()
    {
        At++;
        Spaces();
        Expect('(');
        if (++_depth > MaxDepth)
            throw Wrong("nested too deeply");
        var filter = new FilterParser(text, this).Condition();
        _depth--;
        Spaces();
        Expect(')');
        return new PathSegment.Where(filter);
    }

    private bool Comma()
    {
        Spaces();
        if (Now != ',')
            return false;
        At++;
        Spaces();
        return true;
    }

    private int? Integer()
    {
        var from = At;
        if (Now == '-')
            At++;
        while (char.IsAsciiDigit(Now))
            At++;
        if (At == from)
            return null;
        return int.TryParse(text.AsSpan(from, At - from), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"'{text[from..At]}' is no index");
    }

    /// <summary>Reads a quoted text with backslash escapes.</summary>
    public string Quoted()
    {
        var quote = Now;
        if (quote is not ('\'' or '"'))
            throw Wrong("expected a quoted name");
        At++;
        var content = new StringBuilder();
        while (Now != quote)
        {
            if (At >= text.Length)
                throw Wrong("a quoted text does not end");
            if (Now == '\\' && At + 1 < text.Length)
                At++;
            content.Append(Now);
            At++;
        }

        At++;
        return content.ToString();
    }

    /// <summary>Skips white space.</summary>
    public void Spaces()
    {
        while (At < text.Length && char.IsWhiteSpace(Now))
            At++;
    }

    /// <summary>Moves on by some characters.</summary>
    public void Skip(int count) => At += count;

    /// <summary>Enters one more level of nesting.</summary>
    public void Enter()
    {
        if (++_depth > MaxDepth)
            throw Wrong("nested too deeply");
    }

    /// <summary>Leaves a level of nesting.</summary>
    public void Leave() => _depth--;

    /// <summary>Demands a character and skips it.</summary>
    public void Expect(char wanted)
    {
        if (At >= text.Length || Now != wanted)
            throw Wrong($"expected '{wanted}'");
        At++;
    }

    /// <summary>What is wrong here.</summary>
    public FormatException Wrong(string what) => new($"Invalid path '{text}': {what} at position {At}.");

    private static bool IsIdentifierStart(char c) => char.IsLetter(c) || c == '_';

    private string Identifier()
    {
        var from = At;
        while (At < text.Length && (char.IsLetterOrDigit(Now) || Now == '_'))
            At++;
        return text[from..At];
    }
}
