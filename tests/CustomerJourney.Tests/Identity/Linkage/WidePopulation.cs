namespace CustomerJourney.Identity.Linkage;

/// <summary>Made-up customers with all kinds of columns: households with a street, an account and a source each.</summary>
internal static class WidePopulation
{
    public static readonly IdentityModel Model = new(
    [
        new("source", FieldRole.Source), new("first_name", FieldRole.GivenName), new("last_name", FieldRole.FamilyName), new("dob", FieldRole.BirthDate), new("phone", FieldRole.Phone),
        new("email", FieldRole.Email), new("street", FieldRole.Street), new("postcode", FieldRole.PostalCode), new("city", FieldRole.City), new("account", FieldRole.Id), new("note", FieldRole.Text),
    ]);

    private static readonly string[] Streets = ["high street", "mill lane", "station road", "park avenue", "church close"];

    /// <summary>Records by id.</summary>
    public static SortedDictionary<string, Dictionary<string, string>> Of(int people, int seed, int towns = 1)
    {
        var random = new Random(seed);
        var records = Population.Of(people, seed, towns);
        foreach (var (id, values) in records)
        {
            var person = int.Parse(id.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
            var (household, town) = (person / 2, Population.Town(person, people, towns));
            values["source"] = random.Next(2) == 0 ? "crm" : "shop";
            values["street"] = random.Next(4) == 0 ? "" : $"{household % 90 + 1} {town}{Streets[household % Streets.Length]}";
            values["postcode"] = $"{town}{household % 40 + 10}{household % 7}";
            values["account"] = random.Next(2) == 0 ? "" : $"A{town}{household * 7919L % 100_000:00000}";
            values["note"] = random.Next(3) == 0 ? "" : $"{Streets[random.Next(Streets.Length)]} contract {household % 30} roaming";
        }

        return records;
    }

    public static RecordTable Table(IReadOnlyDictionary<string, Dictionary<string, string>> records) => new([.. records.Keys], [.. Model.Fields.Select(field =>
    {
        var column = new TextColumnBuilder(field.Column);
        foreach (var record in records.Values)
            column.Add(record[field.Column]);
        return column.Build();
    })]);
}
