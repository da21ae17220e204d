namespace CustomerJourney.Identity.Deterministic;

/// <summary>Finds, from the data alone, identifier values that many different people have: dummies, shop phones, a family's e-mail.</summary>
internal static class SharedValues
{
    /// <summary>Numbers of values that say nothing: more people than the cap of their kind, or one birth date far more often than others.</summary>
    public static HashSet<int> Void(PartyTerms terms, ResolutionOptions options) => [.. Crowded(terms, options), .. DummyBirthDates(terms)];

    /// <summary>Numbers of identifiers that more people have than the cap of their kind.</summary>
    public static IEnumerable<int> Crowded(PartyTerms terms, ResolutionOptions options)
    {
        var people = new Dictionary<int, HashSet<(int, int)>>();
        for (var party = 0; party < terms.Parties.Count; party++)
        {
            // Nameless parties count as one person each: nothing shows that they are the same.
            var who = terms.Given[party] > 0 ? (terms.Given[party], terms.Family[party]) : terms.Birth[party] > 0 ? (0, terms.Birth[party]) : (-1, party);
            foreach (var id in terms.Identifiers[party])
                (people.TryGetValue(id, out var set) ? set : people[id] = []).Add(who);
        }

        return people.Where(entry => entry.Value.Count > CapOf(terms.Meanings[entry.Key].Kind, options)).Select(entry => entry.Key);
    }

    private static int CapOf(string kind, ResolutionOptions options) => options.Caps.GetValueOrDefault(kind, options.DefaultCap);

    private static IEnumerable<int> DummyBirthDates(PartyTerms terms)
    {
        const int FarMore = 12;
        const int Few = 20;
        var counts = terms.Birth.Where(birth => birth > 0).CountBy(birth => birth).ToList();
        if (counts.Count == 0)
            return [];
        var mean = counts.Sum(count => (double)count.Value) / counts.Count;
        return counts.Where(count => count.Value > Math.Max(Few, FarMore * mean)).Select(count => count.Key);
    }
}
