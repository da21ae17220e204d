namespace CustomerJourney.Touchpoints;

/// <summary>Proposes roles for types by the words in their names, as a first vocabulary for people to correct; never used in place of one.</summary>
public static class VocabularyHints
{
    private static readonly (string Role, string[] Words)[] Words =
    [
        ("contact", ["call", "phone", "chat", "contact", "hotline", "agent", "store_visit", "branch"]),
        ("digital", ["web", "app", "login", "site", "online", "bot", "self", "click", "view", "search", "browse"]),
        ("escalation", ["escalat", "appeal", "ombudsman"]),
        ("complaint", ["complain", "dispute", "grievance", "claim"]),
        ("fault", ["fault", "outage", "incident", "defect", "trouble", "breakdown"]),
        ("resolution", ["resolved", "repair", "closed", "fixed", "solved", "restored"]),
        ("intent", ["offer", "cart", "quote", "basket", "wishlist", "interest"]),
        ("purchase", ["purchase", "order", "checkout", "upgrade", "buy", "sale", "sold", "contract_start", "activation"]),
        ("survey", ["survey", "feedback", "rating", "nps", "csat"]),
        ("churn", ["churn", "port_out", "portout", "cancel", "terminat", "leave", "disconnect", "unsubscribe"]),
    ];

    /// <summary>A vocabulary of the types whose name tells something.</summary>
    public static Vocabulary Propose(IEnumerable<string> types)
    {
        var proposed = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var type in types.Distinct(StringComparer.Ordinal))
        {
            var name = type.Replace(' ', '_').Replace('-', '_');
            string[] roles = [.. Words.Where(role => role.Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(role => role.Role)];
            if (roles.Length > 0)
                proposed[type] = roles;
        }

        return Vocabulary.Empty with { Types = proposed };
    }

    /// <summary>Types that look as if they had a role, to be named beside "no type has it".</summary>
    public static IReadOnlyList<string> Candidates(string role, IEnumerable<string> types) => Propose(types).TypesOf(role);
}
