namespace CustomerJourney.Touchpoints;

/// <summary>What types mean to the business: their roles. KPIs and propensities speak of roles, so that they know no source's words.</summary>
/// <param name="Types">Roles by type.</param>
/// <param name="OwnRoles">Roles beyond the known ones, with what they mean.</param>
/// <param name="Survey">How survey answers are read.</param>
public sealed record Vocabulary(IReadOnlyDictionary<string, IReadOnlyList<string>> Types, IReadOnlyDictionary<string, string> OwnRoles, SurveyScale Survey)
{
    /// <summary>The roles KPIs speak of, with what they mean.</summary>
    public static IReadOnlyDictionary<string, string> KnownRoles { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["contact"] = "the customer deals with a person of the company: a call, a chat, a visit",
        ["digital"] = "the customer helps themselves: web, app, bot",
        ["complaint"] = "the customer complains or disputes",
        ["escalation"] = "a complaint goes to a higher level",
        ["fault"] = "something does not work",
        ["resolution"] = "a fault, case or complaint is settled",
        ["intent"] = "the customer shows interest in buying: an offer seen, a cart filled",
        ["purchase"] = "the customer buys, orders or upgrades",
        ["survey"] = "the customer answers a survey",
        ["churn"] = "the customer leaves or asks to",
    };

    /// <summary>No type has a role.</summary>
    public static Vocabulary Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>(), SurveyScale.Default);

    /// <summary>Whether some type has the role.</summary>
    public bool HasRole(string role) => Types.Values.Any(roles => roles.Contains(role));

    /// <summary>Roles of a type; none when the vocabulary does not name it.</summary>
    public IReadOnlyList<string> RolesOf(string type) => Types.GetValueOrDefault(type, []);

    /// <summary>Types that have a role, by ordinal order.</summary>
    public IReadOnlyList<string> TypesOf(string role) => [.. Types.Where(type => type.Value.Contains(role)).Select(type => type.Key).Order(StringComparer.Ordinal)];

    /// <summary>Every role that may be used, known ones first.</summary>
    public IEnumerable<string> Roles => KnownRoles.Keys.Concat(OwnRoles.Keys);
}
