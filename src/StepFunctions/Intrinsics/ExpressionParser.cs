using System.Globalization;
using System.Text;

namespace StepFunctions.Intrinsics;

/// <summary>Reads paths and calls of intrinsic functions, nested up to ten deep as on AWS.</summary>
internal sealed class ExpressionParser(string text)
{
    private const int MaxNesting = 10;
    private int _at;
    private int _nesting;

    private char Now => _at < text.Length ? text[_at] : '\0';

    /// <summary>Reads the whole text as one expression.</summary>
    public Expression Whole()
    {
        if (text.StartsWith('$'))
            return new Expression.Reference(JsonPath.Parse(text));
        if (!text.StartsWith("States.", StringComparison.Ordinal))
            throw new FormatException($"'{text}' is neither a path nor an intrinsic function.");
        var call = Call();
        Spaces();
        return _at == text.Length ? call : throw Wrong($"unexpected '{Now}'");
    }

    private Expression.Call Call()
    {
        if (++_nesting > MaxNesting)
            throw Wrong($"more than {MaxNesting} nested functions");
        var from = _at;
        while (char.IsAsciiLetterOrDigit(Now) || Now == '.')
            _at++;
        var name = text[from.._at];
        var function = IntrinsicFunction.Named(name) ?? throw Wrong($"unknown function '{name}'");
        Spaces();
        Expect('(');
        var arguments = Arguments(isTemplate: name == "States.Format");
        if (arguments.Count < function.MinArguments || arguments.Count > function.MaxArguments)
            throw Wrong($"{name} does not take {arguments.Count.ToString(CultureInfo.InvariantCulture)} arguments");
        _nesting--;
        return new Expression.Call(text[from.._at], function, arguments);
    }

    private List<Expression> Arguments(bool isTemplate)
    {
        var arguments = new List<Expression>();
        Spaces();
        if (Now == ')')
        {
            _at++;
            return arguments;
        }

        while (true)
        {
            Spaces();
            arguments.Add(Argument(isTemplate && arguments.Count == 0));
            Spaces();
            if (Now == ')')
                break;
            Expect(',');
        }

        _at++;
        return arguments;
    }

    private Expression Argument(bool isTemplate) => Now switch
    {
        '\'' => new Expression.Literal(Json.String(Quoted(isTemplate))),
        '$' => Reference(),
        'S' => Call(),
        _ => new Expression.Literal(Word()),
    };

    private Expression.Reference Reference()
    {
        var parser = new PathParser(text, _at);
        var path = parser.Path();
        _at = parser.At;
        return new Expression.Reference(path);
    }

    private string Quoted(bool isTemplate)
    {
        _at++;
        var content = new StringBuilder();
        while (Now != '\'')
        {
            if (_at >= text.Length)
                throw Wrong("a quoted text does not end");
            if (Now == '\\')
                Escape(content, isTemplate);
            else
                content.Append(text[_at++]);
        }

        _at++;
        return content.ToString();
    }

    /// <summary>A template keeps its escapes: <c>States.Format</c> tells an escaped brace from a place for an argument.</summary>
    private void Escape(StringBuilder content, bool isTemplate)
    {
        _at++;
        var escaped = Now;
        if (_at >= text.Length)
            throw Wrong("a quoted text does not end");
        _at++;
        if (isTemplate || escaped is not ('\'' or '\\' or '{' or '}'))
            content.Append('\\');
        content.Append(escaped);
    }

    private JsonElement Word()
    {
        var from = _at;
        while (_at < text.Length && Now is not (',' or ')' or ' ' or '\'' or '('))
            _at++;
        var word = text[from.._at];
        try
        {
            if (word.Length > 0 && word[0] is not ('"' or '[' or '{'))
                return Json.Parse(word);
        }
        catch (JsonException)
        {
            // told below, in the words of the expression
        }

        throw Wrong($"'{word}' is no argument");
    }

    private void Spaces()
    {
        while (_at < text.Length && char.IsWhiteSpace(Now))
            _at++;
    }

    private void Expect(char wanted)
    {
        if (Now != wanted)
            throw Wrong($"expected '{wanted}'");
        _at++;
    }

    private FormatException Wrong(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Invalid intrinsic function '{text}': {what} at position {_at}."));
}
