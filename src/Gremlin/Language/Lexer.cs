using System.Globalization;

namespace Gremlin.Language;

/// <summary>Cuts a Gremlin text into tokens, one at a time, without copying.</summary>
internal struct Lexer(string text)
{
    /// <summary>Which characters below 128 names go on with.</summary>
    private static readonly bool[] PlainNamePart = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c) || c is '_' or '$')];

    private readonly string _text = text;
    private int _at;

    public SyntaxToken Next()
    {
        SkipBlanks();
        var start = _at;
        if (start >= _text.Length) return new SyntaxToken(TokenKind.End, _text.Length, 0);
        var kind = Scan(_text[start]);
        return new SyntaxToken(kind, start, _at - start);
    }

    public static bool IsNameStart(char c) =>
        char.IsAsciiLetter(c) || c is '_' or '$' || (c > 127 && (char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.CurrencySymbol or UnicodeCategory.LetterNumber));

    private static bool IsNamePart(char c) =>
        c < PlainNamePart.Length ? PlainNamePart[c] : IsNameStart(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber;

    private TokenKind Scan(char first)
    {
        switch (first)
        {
            case '(': return One(TokenKind.OpenParenthesis);
            case ')': return One(TokenKind.CloseParenthesis);
            case '[': return One(TokenKind.OpenBracket);
            case ']': return One(TokenKind.CloseBracket);
            case ',': return One(TokenKind.Comma);
            case '.': return One(TokenKind.Dot);
            case ':': return One(TokenKind.Colon);
            case ';': return One(TokenKind.Semicolon);
            case '"' or '\'': return ScanText(first);
            case '+' or '-': return ScanSigned();
        }

        if (char.IsAsciiDigit(first)) return ScanNumber();
        if (IsNameStart(first)) return ScanName();
        throw SyntaxError.Of(_text, _at, $"token recognition error at: '{first}'");
    }

    private TokenKind One(TokenKind kind)
    {
        _at++;
        return kind;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c is > ' ' and not '/') return;
            if (c is ' ' or '\t' or '\r' or '\n' or '\f') _at++;
            else if (c == '/' && _at + 1 < _text.Length && _text[_at + 1] == '/') SkipLine();
            else return;
        }
    }

    private void SkipLine()
    {
        var end = _text.AsSpan(_at).IndexOfAny('\r', '\n');
        _at = end < 0 ? _text.Length : _at + end;
    }

    private TokenKind ScanName()
    {
        var (text, at) = (_text, _at + 1);
        while ((uint)at < (uint)text.Length && IsNamePart(text[at])) at++;
        _at = at;
        return TokenKind.Name;
    }

    private TokenKind ScanText(char quote)
    {
        var start = _at++;
        while (true)
        {
            var step = _text.AsSpan(_at).IndexOfAny(quote, '\\');
            if (step < 0 || (_text[_at + step] == '\\' && _at + step + 1 >= _text.Length)) throw SyntaxError.Of(_text, start, "the string is not closed");
            _at += step + 1;
            if (_text[_at - 1] == quote) return TokenKind.Text;
            _at++;
        }
    }

    private TokenKind ScanSigned()
    {
        var start = _at++;
        if (_at < _text.Length && char.IsAsciiDigit(_text[_at])) return ScanNumber();
        if (_text.AsSpan(_at).StartsWith("Infinity", StringComparison.Ordinal))
        {
            _at += "Infinity".Length;
            return TokenKind.Infinity;
        }

        throw SyntaxError.Of(_text, start, $"token recognition error at: '{_text[start]}'");
    }

    private TokenKind ScanNumber()
    {
        if (_text[_at] == '0' && _at + 1 < _text.Length && _text[_at + 1] is 'x' or 'X') return ScanHexadecimal();
        SkipDigits();
        var kind = TokenKind.Whole;
        if (_at + 1 < _text.Length && _text[_at] == '.' && char.IsAsciiDigit(_text[_at + 1]))
        {
            _at++;
            SkipDigits();
            kind = TokenKind.Floating;
        }

        if (ScanExponent()) kind = TokenKind.Floating;
        return ScanSuffix(kind);
    }

    private TokenKind ScanHexadecimal()
    {
        _at += 2;
        while (_at < _text.Length && (char.IsAsciiHexDigit(_text[_at]) || _text[_at] == '_')) _at++;
        if (_at < _text.Length && _text[_at] is 's' or 'S' or 'n' or 'N' or 'i' or 'I' or 'l' or 'L') _at++;
        return TokenKind.Whole;
    }

    private bool ScanExponent()
    {
        if (_at >= _text.Length || _text[_at] is not ('e' or 'E')) return false;
        var digits = _at + 1;
        if (digits < _text.Length && _text[digits] is '+' or '-') digits++;
        if (digits >= _text.Length || !char.IsAsciiDigit(_text[digits])) return false;
        _at = digits;
        SkipDigits();
        return true;
    }

    private TokenKind ScanSuffix(TokenKind kind)
    {
        if (_at >= _text.Length) return kind;
        switch (_text[_at])
        {
            case 'f' or 'F' or 'd' or 'D' or 'm' or 'M':
                _at++;
                return TokenKind.Floating;
            case 'b' or 'B' or 's' or 'S' or 'n' or 'N' or 'i' or 'I' or 'l' or 'L' when kind == TokenKind.Whole:
                _at++;
                return TokenKind.Whole;
            default:
                return kind;
        }
    }

    private void SkipDigits()
    {
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '_')) _at++;
    }
}
