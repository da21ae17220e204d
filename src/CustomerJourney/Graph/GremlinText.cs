using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CustomerJourney.Graph;

/// <summary>A Gremlin text whose values were escaped by the one function that does so.</summary>
/// <remarks>Write <c>GremlinText.Of($"g.V({id}).has('type', {type})")</c>: every hole becomes a literal; a hole of type <see cref="GremlinText"/> is put in as it is.</remarks>
public sealed record GremlinText
{
    private GremlinText(string text) => Text = text;

    /// <summary>The text as the engine takes it.</summary>
    public string Text { get; }

    /// <summary>Makes a text from an interpolated string; each hole is escaped.</summary>
    public static GremlinText Of(Interpolated text) => new(text.Finish());

    /// <summary>Takes a text that somebody wrote whole, such as an ad-hoc query.</summary>
    public static GremlinText Written(string text) => new(text);

    /// <summary>Several statements in one request: one transaction.</summary>
    public static GremlinText Transaction(IEnumerable<GremlinText> statements) => new(string.Join(";\n", statements.Select(statement => statement.Text)));

    /// <summary>One after the other, as <c>g.V()</c> and <c>.out()</c>.</summary>
    public static GremlinText operator +(GremlinText left, GremlinText right) => new(left.Text + right.Text);

    /// <inheritdoc cref="op_Addition"/>
    public static GremlinText Add(GremlinText left, GremlinText right) => left + right;

    /// <summary>A value as a Gremlin literal.</summary>
    /// <exception cref="ArgumentException">The value's type has no literal.</exception>
    public static string Literal(object? value) => value switch
    {
        null => "null",
        GremlinText text => text.Text,
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number when double.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "D",
        DateTimeOffset instant => $"datetime('{instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}')",
        IEnumerable<object?> values => string.Join(", ", values.Select(Literal)),
        _ => throw new ArgumentException($"A {value.GetType().Name} has no Gremlin literal.", nameof(value)),
    };

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '\'' or '\\' => quoted.Append('\\').Append(letter),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>What the compiler makes of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Interpolated
    {
        private readonly StringBuilder _text;

        /// <summary>Begins a text.</summary>
        public Interpolated(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + formattedCount * 16);

        /// <summary>Text between holes, as written in the source code.</summary>
        public void AppendLiteral(string value) => _text.Append(value);

        /// <summary>A hole: becomes a literal.</summary>
        public void AppendFormatted(object? value) => _text.Append(Literal(value));

        internal string Finish() => _text.ToString();
    }
}
