namespace Gremlin.Language;

/// <summary>Kinds of token in a Gremlin text.</summary>
internal enum TokenKind : byte
{
    End,
    Name,
    Text,
    Whole,
    Floating,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    Comma,
    Dot,
    Colon,
    Semicolon,
    Infinity,
}
