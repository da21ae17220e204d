namespace CustomerJourney.Touchpoints;

/// <summary>Tells whether a text speaks of a person, where no mapping could read it: by their identifiers however phones are written, or by first and last name together.</summary>
internal sealed class PersonText
{
    /// <summary>Shorter values stand in too many texts to mean anybody.</summary>
    private const int ShortestValue = 6;

    /// <summary>Digits that a phone number keeps however its country is written.</summary>
    private const int PhoneDigits = 9;

    private readonly List<string> _phones = [];
    private readonly List<string> _values = [];
    private readonly IReadOnlyCollection<(string Given, string Family)> _names;

    /// <summary>Takes what is known of the person.</summary>
    /// <param name="identifiers">Identifiers that lead to nobody else.</param>
    /// <param name="names">First and last names as sources wrote them.</param>
    public PersonText(IEnumerable<Identifier> identifiers, IReadOnlyCollection<(string Given, string Family)> names)
    {
        _names = names;
        foreach (var (_, value) in identifiers)
        {
            if (value.StartsWith('+') && value.Length > PhoneDigits)
                _phones.Add(value[^PhoneDigits..]);
            else if (value.Length >= ShortestValue)
                _values.Add(value);
        }
    }

    /// <summary>Whether the text speaks of the person.</summary>
    public bool IsIn(string text) =>
        _values.Exists(value => Has(text, value))
        || _names.Any(name => Has(text, name.Given) && Has(text, name.Family))
        || (_phones.Count > 0 && string.Concat(text.Where(char.IsAsciiDigit)) is var digits && _phones.Exists(phone => digits.Contains(phone, StringComparison.Ordinal)));

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
