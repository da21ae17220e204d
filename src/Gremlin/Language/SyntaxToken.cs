namespace Gremlin.Language;

/// <summary>One token: where it stands and how long it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Place of its first character in the text.</param>
/// <param name="Length">How many characters.</param>
internal readonly record struct SyntaxToken(TokenKind Kind, int Start, int Length);
