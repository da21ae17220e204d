using System.Diagnostics.CodeAnalysis;
using Gremlin.Engine;

namespace Gremlin.Language;

/// <summary>Refusals that tell line and column.</summary>
internal static class SyntaxError
{
    [DoesNotReturn]
    public static void Throw(string text, int place, string message) => throw Of(text, place, message);

    public static GremlinException Of(string text, int place, string message)
    {
        var before = text.AsSpan(0, Math.Min(place, text.Length));
        var line = before.Count('\n') + 1;
        var column = place - (before.LastIndexOf('\n') + 1) + 1;
        return new GremlinException(GremlinErrorCode.MalformedQuery, $"Query parsing has failed at line {line}, character position at {column}, error message: {message}");
    }
}
