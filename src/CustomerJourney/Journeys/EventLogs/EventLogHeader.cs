using System.Text;

namespace CustomerJourney.Journeys;

/// <summary>Which column of a log goes where, found from its first line.</summary>
internal sealed class EventLogHeader
{
    private const string CustomerPrefix = "case:";
    private static readonly byte[] Delimiters = ",;\t|"u8.ToArray();

    private readonly string _file;
    private readonly List<string> _names;

    /// <summary>Reads the header and finds the columns.</summary>
    /// <exception cref="EventLogException">A column is missing or named twice.</exception>
    public EventLogHeader(string file, ReadOnlySpan<byte> line, EventLogOptions options)
    {
        _file = file;
        Delimiter = options.Delimiter is { } given ? (byte)given : Guess(line);
        _names = Split(line.TrimEnd("\r\n"u8), Delimiter);
        (Case, Step, Time) = (Find(options.Case, "--case"), Find(options.Step, "--step"), Find(options.Time, "--time"));
        var channel = options.Channel is { } name ? Find(name, "--channel") : -1;
        Kept = [.. Keep(options, channel)];
    }

    /// <summary>What separates fields.</summary>
    public byte Delimiter { get; }

    /// <summary>Number of fields of a row.</summary>
    public int Fields => _names.Count;

    /// <summary>Place of the case column.</summary>
    public int Case { get; }

    /// <summary>Place of the step column.</summary>
    public int Step { get; }

    /// <summary>Place of the time column.</summary>
    public int Time { get; }

    /// <summary>Columns kept as attributes.</summary>
    public IReadOnlyList<KeptColumn> Kept { get; }

    /// <summary>The column's name.</summary>
    public string Name(int field) => _names[field];

    private IEnumerable<KeptColumn> Keep(EventLogOptions options, int channel)
    {
        HashSet<int> taken = [Case, Step, Time];
        if (channel >= 0 && taken.Add(channel))
            yield return new(channel, JourneyIndexBuilder.Channel, OfCustomer: false, Automatic: false);
        foreach (var name in options.CustomerAttributes ?? [])
        {
            if (taken.Add(Find(name, "--customer-attributes")))
                yield return new(_names.IndexOf(name), name, OfCustomer: true, Automatic: false);
        }

        foreach (var name in options.Attributes ?? [])
        {
            if (taken.Add(Find(name, "--attributes")))
                yield return new(_names.IndexOf(name), name, OfCustomer: false, Automatic: false);
        }

        for (var field = 0; field < _names.Count; field++)
        {
            var ofCustomer = _names[field].StartsWith(CustomerPrefix, StringComparison.Ordinal);
            var wanted = ofCustomer ? options.CustomerAttributes is null : options.Attributes is null;
            if (wanted && _names.IndexOf(_names[field]) == field && _names[field].Length > 0 && (channel < 0 || _names[field] != JourneyIndexBuilder.Channel) && taken.Add(field))
                yield return new(field, _names[field], ofCustomer, Automatic: true);
        }
    }

    private int Find(string name, string option)
    {
        var at = _names.IndexOf(name);
        if (at < 0)
            throw new EventLogException($"{_file}, line 1: there is no column '{name}' ({option}). The columns are: {string.Join(", ", _names)}.");
        if (_names.LastIndexOf(name) != at)
            throw new EventLogException($"{_file}, line 1: two columns are named '{name}' ({option}). Rename one.");
        return at;
    }

    private static byte Guess(ReadOnlySpan<byte> line)
    {
        var best = Delimiters[0];
        foreach (var delimiter in Delimiters)
        {
            if (line.Count(delimiter) > line.Count(best))
                best = delimiter;
        }

        return best;
    }

    private static List<string> Split(ReadOnlySpan<byte> line, byte delimiter)
    {
        List<string> names = [];
        var text = new StringBuilder();
        var quoted = false;
        foreach (var c in Encoding.UTF8.GetString(line))
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == delimiter && !quoted)
            {
                names.Add(text.ToString().Trim());
                text.Clear();
            }
            else
                text.Append(c);
        }

        names.Add(text.ToString().Trim());
        return names;
    }
}

/// <summary>A column kept as an attribute.</summary>
/// <param name="Field">Its place.</param>
/// <param name="Name">Name of the attribute.</param>
/// <param name="OfCustomer">Whether it tells of the customer.</param>
/// <param name="Automatic">Whether it is dropped when it has too many values.</param>
internal sealed record KeptColumn(int Field, string Name, bool OfCustomer, bool Automatic);
