using Gremlin.Engine;
using Gremlin.Language;

namespace Gremlin.Steps.Build;

/// <summary>Infix <c>.and()</c> and <c>.or()</c>: what stands left and right of them become their arguments; <c>and</c> binds tighter.</summary>
internal static class Connectives
{
    public static IReadOnlyList<Call> Resolve(IReadOnlyList<Call> calls, bool isRoot)
    {
        if (!calls.Any(call => IsInfix(call, "or") || IsInfix(call, "and"))) return calls;
        var head = isRoot ? HeadLength(calls) : 0;
        return [.. calls.Take(head), Join([.. calls.Skip(head)])];
    }

    private static bool IsInfix(Call call, string name) => call.Name == name && call.Arguments.Count == 0;

    /// <summary>The start of the traversal, with its modulators, stays outside.</summary>
    private static int HeadLength(IReadOnlyList<Call> calls)
    {
        var length = 1;
        while (length < calls.Count && calls[length].Name is "as" or "by" or "with") length++;
        return length;
    }

    private static TraversalArgument Side(List<Call> part, Call call) => part.Count > 0
        ? new TraversalArgument(part, call.Place)
        : throw new GremlinException(GremlinErrorCode.MalformedQuery, $"{call.Name}() has nothing on one of its sides");

    private static Call Join(IReadOnlyList<Call> calls)
    {
        var name = calls.Any(call => IsInfix(call, "or")) ? "or" : "and";
        var parts = new List<Argument>();
        var part = new List<Call>();
        foreach (var call in calls)
        {
            if (!IsInfix(call, name))
            {
                part.Add(call);
                continue;
            }

            parts.Add(Side(part, call));
            part = [];
        }

        parts.Add(Side(part, calls[^1]));
        return new Call(name, parts, calls[0].Place);
    }
}
