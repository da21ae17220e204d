using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CustomerJourney.Kpis;

/// <summary>A SQL text with named parameters (<c>:p0</c>, <c>:p1</c> …), so that a value never becomes part of the text.</summary>
/// <remarks>Write <c>SqlText.Of($"select … where type = {type}")</c>: every hole becomes a parameter; a hole of type <see cref="SqlText"/> is put in with its own.</remarks>
/// <param name="Text">The statement.</param>
/// <param name="Parameters">Values in order: the n-th is <c>:pn</c>.</param>
public sealed record SqlText(string Text, IReadOnlyList<object?> Parameters)
{
    /// <summary>Makes a text from an interpolated string; each hole is a parameter.</summary>
    public static SqlText Of(Interpolated text) => text.Finish();

    /// <summary>Takes a text that somebody wrote whole, such as a file or an ad-hoc query.</summary>
    public static SqlText Written(string text) => new(text, []);

    /// <summary>A name (table, column) as SQL takes it, quoted.</summary>
    public static SqlText Name(string name) => Written($"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    /// <summary>What the compiler makes of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Interpolated
    {
        private readonly StringBuilder _text;
        private readonly List<object?> _parameters;

        /// <summary>Begins a text.</summary>
        public Interpolated(int literalLength, int formattedCount)
        {
            _text = new StringBuilder(literalLength + formattedCount * 4);
            _parameters = new List<object?>(formattedCount);
        }

        /// <summary>Text between holes, as written in the source code.</summary>
        public void AppendLiteral(string value) => _text.Append(value);

        /// <summary>A hole: becomes a parameter, or is put in when it is SQL itself.</summary>
        public void AppendFormatted(object? value)
        {
            if (value is not SqlText part)
            {
                _text.Append(CultureInfo.InvariantCulture, $":p{_parameters.Count}");
                _parameters.Add(value);
                return;
            }

            if (part.Parameters.Count > 0)
                throw new ArgumentException("Only SQL without parameters of its own can be put into another text.", nameof(value));
            _text.Append(part.Text);
        }

        internal SqlText Finish() => new(_text.ToString(), _parameters);
    }
}
