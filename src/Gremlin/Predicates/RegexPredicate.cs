using System.Text.RegularExpressions;
using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Predicates;

/// <summary><c>regex</c> and <c>notRegex</c>: whether the pattern is found anywhere.</summary>
internal sealed class RegexPredicate(bool opposite, Operand operand) : Predicate
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(2);
    private Regex? _regex;
    private string? _pattern;

    public override IEnumerable<Operand> Operands => [operand];

    public override Truth Test(in Value value, OperandScope scope)
    {
        var pattern = scope.Resolve(operand);
        if (value.Kind != ValueKind.String || pattern.Kind != ValueKind.String) return Truth.Error;
        return Matches(value.AsString, pattern.AsString) != opposite ? Truth.True : Truth.False;
    }

    public override string ToString() => $"{(opposite ? "notRegex" : "regex")}({operand})";

    private bool Matches(string value, string pattern)
    {
        try
        {
            if (_pattern != pattern) (_regex, _pattern) = (new Regex(pattern, RegexOptions.CultureInvariant, LongestMatch), pattern);
            return _regex!.IsMatch(value);
        }
        catch (RegexMatchTimeoutException timeout)
        {
            throw new GremlinException(GremlinErrorCode.TimeLimitExceeded, "A regular expression took too long.", timeout);
        }
        catch (ArgumentException wrong)
        {
            throw new GremlinException(GremlinErrorCode.InvalidParameter, $"The regular expression '{pattern}' is not valid.", wrong);
        }
    }
}
