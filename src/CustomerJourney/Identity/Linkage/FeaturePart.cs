namespace CustomerJourney.Identity.Linkage;

/// <summary>What some columns give: comparisons and key parts. Parts are made side by side and then put together in their order.</summary>
internal sealed class FeaturePart
{
    private readonly List<Terms> _terms = [];

    /// <summary>Comparisons, in their order.</summary>
    public List<Comparison> Comparisons { get; } = [];

    /// <summary>Key parts by the names that <see cref="KeyRules"/> combines.</summary>
    public Dictionary<string, KeyColumn> Keys { get; } = [];

    /// <summary>Key parts that stand alone.</summary>
    public List<KeyColumn> Ids { get; } = [];

    /// <summary>Key parts of texts.</summary>
    public List<KeyColumn> Texts { get; } = [];

    /// <summary>Key parts of numbers.</summary>
    public List<KeyColumn> Numbers { get; } = [];

    /// <summary>Categories, which only split.</summary>
    public List<KeyColumn> Categories { get; } = [];

    /// <summary>A new dictionary, which is sealed with the part.</summary>
    public Terms NewTerms()
    {
        var terms = new Terms();
        _terms.Add(terms);
        return terms;
    }

    /// <summary>Lets go of what only making needed.</summary>
    public void Seal() => _terms.ForEach(terms => terms.Seal());

    /// <summary>Puts another part behind this one.</summary>
    public void Append(FeaturePart other)
    {
        Comparisons.AddRange(other.Comparisons);
        Ids.AddRange(other.Ids);
        Texts.AddRange(other.Texts);
        Numbers.AddRange(other.Numbers);
        Categories.AddRange(other.Categories);
        foreach (var (name, key) in other.Keys)
            Keys[name] = key;
    }
}
