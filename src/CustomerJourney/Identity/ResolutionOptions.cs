namespace CustomerJourney.Identity;

/// <summary>How parties become customers. The defaults fit any telco; nothing in them knows a data set.</summary>
public sealed record ResolutionOptions
{
    /// <summary>The defaults.</summary>
    public static ResolutionOptions Default { get; } = new();

    /// <summary>Compound keys that link when every part agrees exactly, strongest first.</summary>
    public IReadOnlyList<DeterministicRule> Rules { get; init; } = DeterministicRule.Defaults;

    /// <summary>How many parties may share one value of an identifier kind before it says nothing; kinds not named have <see cref="DefaultCap"/>.</summary>
    public IReadOnlyDictionary<string, int> Caps { get; init; } =
        new Dictionary<string, int> { ["email"] = 12, ["msisdn"] = 12, ["phone"] = 12, ["account"] = 24, ["device"] = 12, ["cookie"] = 12 };

    /// <summary>The cap of a kind that <see cref="Caps"/> does not name, parties.</summary>
    public int DefaultCap { get; init; } = 16;

    /// <summary>Kinds of which a person has exactly one: two different values are two persons.</summary>
    public IReadOnlySet<string> GovernedKinds { get; init; } =
        new HashSet<string> { "national_id", "tax_id", "passport", "ssn", "customer_number" };

    /// <summary>Sources from the most to the least trusted, for survivorship; others come after, by name.</summary>
    public IReadOnlyList<string> TrustedSources { get; init; } = [];

    /// <summary>Which value of each field survives in the golden record; fields not named take the most recent.</summary>
    public IReadOnlyDictionary<string, Survivorship> Survivorship { get; init; } = new Dictionary<string, Survivorship>
    {
        ["givenName"] = Identity.Survivorship.MostFrequent,
        ["familyName"] = Identity.Survivorship.MostFrequent,
        ["birthDate"] = Identity.Survivorship.MostFrequent,
    };

    /// <summary>Whether pairs that no compound key links are weighed by evidence.</summary>
    public bool Probabilistic { get; init; } = true;

    /// <summary>A frozen model to weigh by; null to learn one from the parties.</summary>
    public Linkage.TrainedModel? Model { get; init; }

    /// <summary>The share of linked pairs that should be right, 0.5 to 1.</summary>
    public double ExpectedPrecision { get; init; } = 0.9;
}
