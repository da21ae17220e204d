using System.Globalization;
using System.Text.RegularExpressions;

namespace StepFunctions.Paths;

/// <summary>Reads the condition of a filter, sharing the position of the path it stands in.</summary>
internal sealed class FilterParser(string text, PathParser path)
{
    /// <summary>A pattern may not take longer than this on one value.</summary>
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    private string Rest => text[path.At..];

    private char Now => path.At < text.Length ? text[path.At] : '\0';

    /// <summary>Reads a whole condition: alternatives of conjunctions.</summary>
    public PathFilter Condition()
    {
        path.Enter();
        var parts = new List<PathFilter> { Conjunction() };
        while (Take("||"))
            parts.Add(Conjunction());
        path.Leave();
        return parts.Count == 1 ? parts[0] : new PathFilter.Any(parts);
    }

    private PathFilter Conjunction()
    {
        var parts = new List<PathFilter> { Term() };
        while (Take("&&"))
            parts.Add(Term());
        return parts.Count == 1 ? parts[0] : new PathFilter.All(parts);
    }

    private PathFilter Term()
    {
        path.Spaces();
        if (Now == '!')
        {
            path.Skip(1);
            path.Enter();
            var term = Term();
            path.Leave();
            return new PathFilter.Not(term);
        }

        if (Now != '(')
            return Comparison();
        path.Skip(1);
        var inner = Condition();
        path.Spaces();
        path.Expect(')');
        return inner;
    }

    private PathFilter Comparison()
    {
        var left = Operand();
        path.Spaces();
        if (Take("=~"))
            return new PathFilter.Match(left, Pattern());
        var name = FilterComparison.Operators.FirstOrDefault(one => Rest.StartsWith(one, StringComparison.OrdinalIgnoreCase));
        if (name is null)
            return left.Path is null ? throw path.Wrong("expected a comparison") : new PathFilter.Exists(left);
        path.Skip(name.Length);
        return new PathFilter.Compare(left, name, Operand());
    }

    private FilterOperand Operand()
    {
        path.Spaces();
        if (Now is '@' or '$')
        {
            var (fromItem, inner) = path.FilterPath();
            return new FilterOperand(default, inner, fromItem);
        }

        return new FilterOperand(Literal(), null, false);
    }

    private JsonElement Literal() => Now switch
    {
        '\'' or '"' => Json.String(path.Quoted()),
        '[' => List(),
        _ => Word(),
    };

    private JsonElement List()
    {
        path.Skip(1);
        path.Enter();
        var items = new List<JsonElement>();
        path.Spaces();
        while (Now != ']')
        {
            items.Add(Literal());
            path.Spaces();
            if (Now == ',')
                path.Skip(1);
            else if (Now != ']')
                throw path.Wrong("expected ',' or ']'");
            path.Spaces();
        }

        path.Leave();
        path.Skip(1);
        return Json.Array(items);
    }

    private JsonElement Word()
    {
        var from = path.At;
        while (char.IsLetterOrDigit(Now) || Now is '.' or '-' or '+')
            path.Skip(1);
        var word = text[from..path.At];
        if (word is "true" or "false" or "null")
            return Json.Parse(word);
        if (decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Json.Parse(number.ToString(CultureInfo.InvariantCulture));
        throw path.Wrong($"'{word}' is no value");
    }

    private Regex Pattern()
    {
        path.Spaces();
        path.Expect('/');
        var from = path.At;
        while (Now != '/' || text[path.At - 1] == '\\')
        {
            if (path.At >= text.Length)
                throw path.Wrong("a pattern does not end");
            path.Skip(1);
        }

        var pattern = text[from..path.At];
        path.Skip(1);
        var options = RegexOptions.CultureInvariant;
        for (; char.IsAsciiLetter(Now); path.Skip(1))
            options |= Now == 'i' ? RegexOptions.IgnoreCase : Now == 's' ? RegexOptions.Singleline : RegexOptions.None;
        try
        {
            return new Regex(pattern, options, PatternLimit);
        }
        catch (ArgumentException wrong)
        {
            throw path.Wrong(wrong.Message);
        }
    }

    private bool Take(string token)
    {
        path.Spaces();
        if (!Rest.StartsWith(token, StringComparison.Ordinal))
            return false;
        path.Skip(token.Length);
        return true;
    }
}
