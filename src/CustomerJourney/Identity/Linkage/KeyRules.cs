namespace CustomerJourney.Identity.Linkage;

/// <summary>Puts key parts together to blocking rules: what a record of the same thing would most likely still share.</summary>
internal static class KeyRules
{
    private static readonly string[][] Combinations =
    [
        ["user"],
        ["given", "birth"], ["sound", "birth"], ["names"], ["line", "postal"], ["line", "city"], ["initial", "birth"], ["birth", "area"], ["birth", "city"],
        ["given", "postal"], ["sound", "postal"], ["given", "sound", "year"], ["given", "sound", "city"], ["given", "sound", "area"], ["sound", "day"], ["given", "day"],
        ["lone", "birth"], ["lone", "area"], ["givenSound", "sound", "area"], ["givenSound", "day"], ["birth"], ["line", "initial"], ["postal", "year"], ["given", "sound"],
    ];

    private static readonly string[] SplitOrder = ["given", "birth", "postal", "family", "year", "city", "line", "user", "initial"];

    /// <summary>The rules of a table that has these parts, the most telling first.</summary>
    public static List<KeyRule> For(
        IReadOnlyDictionary<string, KeyColumn> keys, List<KeyColumn> ids, List<KeyColumn> texts, List<KeyColumn> numbers, List<KeyColumn> categories)
    {
        KeyColumn[] splits = [.. SplitOrder.Where(keys.ContainsKey).Select(name => keys[name]), .. ids, .. texts, .. numbers, .. categories];
        var rules = new List<KeyRule>();
        void Add(params KeyColumn[] parts)
        {
            var rule = new KeyRule(parts, [.. splits.Except(parts)]);
            var same = rules.Count(other => other.Name == rule.Name || other.Name.StartsWith($"{rule.Name} #", StringComparison.Ordinal));
            rules.Add(same == 0 ? rule : rule with { Name = $"{rule.Name} #{same + 1}" });
        }

        ids.ForEach(id => Add(id));
        foreach (var combination in Combinations.Where(names => names.All(keys.ContainsKey)))
            Add([.. combination.Select(name => keys[name])]);
        foreach (var number in numbers)
        {
            foreach (var text in texts)
                Add(number, text);
            foreach (var other in numbers.Where(other => other.Name != number.Name && numbers.IndexOf(other) > numbers.IndexOf(number)))
                Add(number, other);
        }

        texts.ForEach(text => Add(text));
        return rules;
    }
}
