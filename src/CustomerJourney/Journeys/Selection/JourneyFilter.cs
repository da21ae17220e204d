namespace CustomerJourney.Journeys;

/// <summary>Keeps customers or touchpoints by one attribute.</summary>
/// <remarks>
/// As text <c>KEY=V[,V]</c> (any of the values) or <c>KEY!=V[,V]</c> (none of them). A value <c>a..b</c> is the half-open range from a up to b, of numbers or of instants;
/// either end may be missing. <c>*</c> is any value that is said.
/// Keys of touchpoints: <c>type</c>, <c>at</c>, and the index's attributes (<c>channel</c>, <c>outcome</c> …).
/// Keys of customers: <c>id</c>, <c>had</c> (a type of touchpoint that the customer has), the customers' attributes, and touchpoints' attributes (any touchpoint of the customer counts).
/// </remarks>
/// <param name="Key">What is looked at.</param>
/// <param name="Values">Accepted values.</param>
/// <param name="IsNot">Whether these are refused instead.</param>
public sealed record JourneyFilter(string Key, IReadOnlyList<string> Values, bool IsNot = false)
{
    /// <summary>Reads the text form.</summary>
    /// <exception cref="JourneyQuestionException">It has no key or no value.</exception>
    public static JourneyFilter Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var isNot = equals > 0 && text[equals - 1] == '!';
        var key = equals < 0 ? "" : text[..(isNot ? equals - 1 : equals)].Trim();
        if (key.Length == 0)
            throw new JourneyQuestionException($"'{text}' is no filter: write KEY=VALUE, KEY=VALUE,VALUE, KEY!=VALUE or KEY=FROM..TO.");
        return new JourneyFilter(key, text[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries), isNot);
    }
}
