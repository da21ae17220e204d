namespace CustomerJourney.Identity.Linkage;

/// <summary>What standardising and comparing take from the data besides weights: rarities, dummies, where lone names stand. Learned once, then frozen, so that single records are treated as in the batch.</summary>
internal sealed class LearnedFacts
{
    /// <summary>The table that names the rules not worth their pairs.</summary>
    public const string RulesInVain = "rules in vain";

    private readonly Dictionary<string, Dictionary<string, double>> _tables;
    private readonly bool _frozen;

    /// <summary>Facts that will be learned.</summary>
    public LearnedFacts() => _tables = [];

    /// <summary>Facts that were learned.</summary>
    public LearnedFacts(Dictionary<string, Dictionary<string, double>> tables) => (_tables, _frozen) = (tables, true);

    /// <summary>Whether nothing is learned any more.</summary>
    public bool IsFrozen => _frozen;

    /// <summary>All tables by name.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, double>> Tables => _tables;

    /// <summary>A table: as frozen, or learned now.</summary>
    public Dictionary<string, double> Table(string name, Func<Dictionary<string, double>> learn)
    {
        if (_frozen)
            return _tables.GetValueOrDefault(name) ?? [];
        var learned = learn();
        lock (_tables) // tables are learned side by side
            return _tables[name] = learned;
    }

    /// <summary>The levels of exact agreement of terms; values that the facts do not know are of the rarest.</summary>
    public static byte[] Rarity(LearnedFacts? facts, string name, Terms terms, int[] counts)
    {
        var levels = facts is { _frozen: true } ? [] : Terms.ExactLevels(counts);
        if (facts is null)
            return levels;
        var table = facts.Table($"rarity {name}", () => Enumerable.Range(1, levels.Length - 1).Where(term => levels[term] < Levels.Count - 1).ToDictionary(term => terms.Texts[term], term => (double)levels[term]));
        return [.. terms.Texts.Select((text, number) => number == 0 ? (byte)0 : (byte)table.GetValueOrDefault(text, Levels.Count - 1))];
    }
}
