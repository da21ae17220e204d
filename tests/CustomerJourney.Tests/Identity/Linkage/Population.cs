namespace CustomerJourney.Identity.Linkage;

/// <summary>Made-up records of made-up people, several a person, with slips.</summary>
internal static class Population
{
    public static readonly IdentityModel Model = new(
    [
        new("first_name", FieldRole.GivenName), new("last_name", FieldRole.FamilyName), new("dob", FieldRole.BirthDate), new("phone", FieldRole.Phone),
        new("email", FieldRole.Email), new("city", FieldRole.City),
    ]);

    private static readonly string[] Given = ["ann", "robert", "claire", "david", "elena", "frank", "grace", "henry", "irene", "jonas", "karen", "louis"];
    private static readonly string[] Syllables = ["bar", "cal", "den", "fer", "gil", "hol", "mor", "nor", "pem", "ral", "sto", "wex"];

    /// <summary>Records by id.</summary>
    /// <param name="people">How many people.</param>
    /// <param name="seed">Other people by another seed.</param>
    /// <param name="towns">How many towns they live in, each with names of its own, so that many people share no more than few do.</param>
    public static SortedDictionary<string, Dictionary<string, string>> Of(int people, int seed, int towns = 1)
    {
        var random = new Random(seed);
        var records = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        for (var person = 0; person < people; person++)
        {
            var (given, family) = (Given[random.Next(Given.Length)], Town(person, people, towns) + Syllables[random.Next(12)] + Syllables[random.Next(12)] + Syllables[random.Next(12)]);
            var birth = $"{random.Next(1940, 2004)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}";
            var phone = $"07{random.Next(100000000, 999999999)}";
            for (var copy = random.Next(1, 4); copy > 0; copy--)
            {
                records.Add($"r{random.Next(100000):00000}-{person}-{copy}", new()
                {
                    ["first_name"] = random.Next(8) == 0 ? given[..1] : given,
                    ["last_name"] = random.Next(5) == 0 ? family.Remove(random.Next(1, family.Length), 1) : family,
                    ["dob"] = random.Next(4) == 0 ? "" : birth,
                    ["phone"] = random.Next(3) == 0 ? "" : phone,
                    ["email"] = random.Next(2) == 0 ? "" : $"{given}.{family}@mail.example",
                    ["city"] = Syllables[person % 7] + "ton",
                });
            }
        }

        return records;
    }

    /// <summary>The name of a person's town; that of the first is empty.</summary>
    public static string Town(int person, int people, int towns)
    {
        var town = (int)((long)person * towns / people);
        return town == 0 ? "" : Syllables[town % 12] + Syllables[town / 12 % 12] + Syllables[town / 144 % 12];
    }

    public static RecordTable Table(IReadOnlyDictionary<string, Dictionary<string, string>> records)
    {
        string[] names = [.. Model.Fields.Select(field => field.Column)];
        return new([.. records.Keys], [.. names.Select(name =>
        {
            var column = new TextColumnBuilder(name);
            foreach (var record in records.Values)
                column.Add(record[name]);
            return column.Build();
        })]);
    }

    /// <summary>Clusters as sets of ids, in a fixed order.</summary>
    public static List<string> Clusters(IEnumerable<(string Id, string Cluster)> records) =>
        [.. records.GroupBy(record => record.Cluster).Select(group => string.Join(' ', group.Select(record => record.Id).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
}
