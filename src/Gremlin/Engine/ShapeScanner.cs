using Gremlin.Language;
using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>Reads a text's tokens into its shape, without making strings. One per thread.</summary>
internal sealed class ShapeScanner
{
    /// <summary>A token leaves itself and a blank at most in the shape, a literal its mark, and behind it another one and itself: three characters for each of the text at most.</summary>
    private const int MostPerCharacter = 3;
    private const char TextMark = '\u0001';
    private const char WholeMark = '\u0002';
    private const char FloatingMark = '\u0003';

    [ThreadStatic]
    private static ShapeScanner? _current;

    private readonly List<SyntaxToken> _literals = [];
    private char[] _shape = new char[1024];
    private int _length;
    private string _text = "";

    public static ShapeScanner Current => _current ??= new ShapeScanner();

    public ReadOnlySpan<char> Shape => _shape.AsSpan(0, _length);

    /// <returns>False when the text cannot be read: the parser then says why.</returns>
    public bool TryScan(string text)
    {
        _text = text;
        _length = 0;
        _literals.Clear();
        if (_shape.Length < MostPerCharacter * text.Length) _shape = new char[MostPerCharacter * text.Length];
        var lexer = new Lexer(text);
        try
        {
            for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next()) Add(token);
        }
        catch (GremlinException)
        {
            return false;
        }

        return true;
    }

    /// <summary>The shape with the literals in some slots written out.</summary>
    public ReadOnlySpan<char> With(int[] structural)
    {
        var length = _length;
        foreach (var slot in structural)
        {
            Append('\0');
            Append(_text.AsSpan(_literals[slot].Start, _literals[slot].Length));
        }

        var whole = _shape.AsSpan(0, _length);
        _length = length;
        return whole;
    }

    public Value[] Literals(Plan plan)
    {
        var values = new Value[plan.LiteralCount];
        for (var slot = 0; slot < values.Length; slot++) values[slot] = plan.IsStructural[slot] ? plan.Known[slot] : Read(_literals[slot], plan.Dates[slot]);
        return values;
    }

    private Value Read(in SyntaxToken token, bool date)
    {
        if (date) return Date(token);
        return token.Kind switch
        {
            TokenKind.Text => Value.Of(Language.Literals.Text(_text, token)),
            TokenKind.Whole => Language.Literals.Whole(_text, token),
            TokenKind.Floating => Language.Literals.Floating(_text, token),
            _ => Value.Of(_text[token.Start] == '-' ? double.NegativeInfinity : double.PositiveInfinity),
        };
    }

    private Value Date(in SyntaxToken token)
    {
        if (Language.Literals.TryPlainDate(_text.AsSpan(token.Start + 1, token.Length - 2), out var plain)) return Value.OfDate(plain);
        var iso = Language.Literals.Text(_text, token);
        return Language.Literals.TryDate(iso, out var instant) ? Value.OfDate(instant) : throw SyntaxError.Of(_text, token.Start, $"'{iso}' is no ISO 8601 date");
    }

    private void Add(in SyntaxToken token)
    {
        switch (token.Kind)
        {
            case TokenKind.Text: Mark(TextMark, token); break;
            case TokenKind.Whole: Mark(WholeMark, token); break;
            case TokenKind.Floating or TokenKind.Infinity: Mark(FloatingMark, token); break;
            case TokenKind.Name:
                if (_length > 0 && Lexer.IsNameStart(_shape[_length - 1])) Append(' ');
                Append(_text.AsSpan(token.Start, token.Length));
                break;
            default: Append(_text[token.Start]); break;
        }
    }

    private void Mark(char mark, in SyntaxToken token)
    {
        Append(mark);
        _literals.Add(token);
    }

    private void Append(char c) => _shape[_length++] = c;

    private void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(_shape.AsSpan(_length));
        _length += text.Length;
    }
}
