using System.Globalization;
using Gremlin.Engine;

namespace Gremlin.Steps.Map;

/// <summary>A formula of <c>math()</c>, in the notation of exp4j: <c>+ - * / % ^</c>, parentheses, functions, <c>pi</c> and <c>e</c>.</summary>
internal sealed class MathFormula
{
    private const int DeepestNesting = 100;
    private readonly List<string> _variables = [];
    private readonly Func<double[], double> _root;
    private int _at;
    private int _depth;

    private MathFormula(string text)
    {
        Text = text;
        _root = Sum();
        SkipBlanks();
        if (_at < text.Length) throw Wrong();
    }

    public string Text { get; }

    /// <summary>Names used, in the order of their first use.</summary>
    public IReadOnlyList<string> Variables => _variables;

    /// <exception cref="GremlinException">The text is no formula.</exception>
    public static MathFormula Parse(string text) => new(text);

    public double Compute(double[] values) => _root(values);

    private static Func<double, double>? Function(string name) => name switch
    {
        "abs" => Math.Abs,
        "acos" => Math.Acos,
        "asin" => Math.Asin,
        "atan" => Math.Atan,
        "cbrt" => Math.Cbrt,
        "ceil" => Math.Ceiling,
        "cos" => Math.Cos,
        "cosh" => Math.Cosh,
        "exp" => Math.Exp,
        "expm1" => x => Math.Exp(x) - 1,
        "floor" => Math.Floor,
        "log" => Math.Log,
        "log10" => Math.Log10,
        "log1p" => x => Math.Log(1 + x),
        "log2" => Math.Log2,
        "signum" => x => double.IsNaN(x) ? x : Math.Sign(x),
        "sin" => Math.Sin,
        "sinh" => Math.Sinh,
        "sqrt" => Math.Sqrt,
        "tan" => Math.Tan,
        "tanh" => Math.Tanh,
        "cot" => x => 1 / Math.Tan(x),
        "csc" => x => 1 / Math.Sin(x),
        "sec" => x => 1 / Math.Cos(x),
        "csch" => x => 1 / Math.Sinh(x),
        "sech" => x => 1 / Math.Cosh(x),
        "coth" => x => 1 / Math.Tanh(x),
        _ => null,
    };

    private Func<double[], double> Sum()
    {
        if (++_depth > DeepestNesting) throw Wrong();
        var left = Product();
        while (Peek() is '+' or '-')
        {
            var (before, plus) = (left, Take() == '+');
            var right = Product();
            left = plus ? v => before(v) + right(v) : v => before(v) - right(v);
        }

        _depth--;
        return left;
    }

    private Func<double[], double> Product()
    {
        var left = Signed();
        while (Peek() is '*' or '/' or '%' or '(' || char.IsLetterOrDigit(Peek()))
        {
            var before = left;
            var sign = Peek() is '*' or '/' or '%' ? Take() : '*';
            var right = Signed();
            left = sign switch { '*' => v => before(v) * right(v), '/' => v => before(v) / NotZero(right(v)), _ => v => before(v) % NotZero(right(v)) };
        }

        return left;
    }

    private static double NotZero(double divisor) =>
        divisor == 0 ? throw new GremlinException(GremlinErrorCode.InvalidNumericData, "Division by zero!") : divisor;

    private Func<double[], double> Signed()
    {
        if (++_depth > DeepestNesting) throw Wrong();
        Func<double[], double> result;
        if (Peek() is '-' or '+')
        {
            var minus = Take() == '-';
            var inner = Signed();
            result = minus ? v => -inner(v) : inner;
        }
        else
        {
            result = Power();
        }

        _depth--;
        return result;
    }

    private Func<double[], double> Power()
    {
        var left = Atom();
        if (Peek() != '^') return left;
        Take();
        var right = Signed();
        return v => Math.Pow(left(v), right(v));
    }

    private Func<double[], double> Atom()
    {
        var c = Peek();
        if (c == '(') return Parenthesis();
        if (char.IsAsciiDigit(c) || c == '.') return Number();
        if (char.IsLetter(c) || c == '_') return Named();
        throw Wrong();
    }

    private Func<double[], double> Parenthesis()
    {
        Take();
        var inside = Sum();
        if (Peek() != ')') throw Wrong();
        Take();
        return inside;
    }

    private Func<double[], double> Number()
    {
        var start = _at;
        while (_at < Text.Length && (char.IsAsciiDigit(Text[_at]) || Text[_at] == '.')) _at++;
        if (_at + 1 < Text.Length && Text[_at] is 'e' or 'E' && (char.IsAsciiDigit(Text[_at + 1]) || Text[_at + 1] is '-' or '+'))
        {
            _at += 2;
            while (_at < Text.Length && char.IsAsciiDigit(Text[_at])) _at++;
        }

        if (!double.TryParse(Text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) throw Wrong();
        return _ => number;
    }

    private Func<double[], double> Named()
    {
        var start = _at;
        while (_at < Text.Length && (char.IsLetterOrDigit(Text[_at]) || Text[_at] == '_')) _at++;
        var name = Text[start.._at];
        if (name == "pow" && Peek() == '(') return PowerFunction();
        if (Function(name) is { } function)
        {
            var argument = Peek() == '(' ? Parenthesis() : Signed();
            return v => function(argument(v));
        }

        if (name is "pi" or "π") return _ => Math.PI;
        if (name is "e") return _ => Math.E;
        if (!_variables.Contains(name)) _variables.Add(name);
        var place = _variables.IndexOf(name);
        return v => v[place];
    }

    private Func<double[], double> PowerFunction()
    {
        Take();
        var first = Sum();
        if (Peek() != ',') throw Wrong();
        Take();
        var second = Sum();
        if (Peek() != ')') throw Wrong();
        Take();
        return v => Math.Pow(first(v), second(v));
    }

    private char Peek()
    {
        SkipBlanks();
        return _at < Text.Length ? Text[_at] : '\0';
    }

    private char Take() => Text[_at++];

    private void SkipBlanks()
    {
        while (_at < Text.Length && char.IsWhiteSpace(Text[_at])) _at++;
    }

    private GremlinException Wrong() => new(GremlinErrorCode.InvalidParameter, $"math() cannot read '{Text}' at character {_at + 1}");
}
