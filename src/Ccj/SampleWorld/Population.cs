namespace CustomerJourney.Ccj.SampleWorld;

/// <summary>Makes households of people; the same seed and number give the same people.</summary>
internal static class Population
{
    private const int LargestHousehold = 5;
    private static readonly string[] MailHosts = ["mailbox.example", "postal.example", "inbox.example", "letterbox.example"];

    /// <summary>Makes the people household by household.</summary>
    /// <param name="count">Number of people, 1 or more.</param>
    /// <param name="seed">Decides everything.</param>
    public static IEnumerable<Person> Make(int count, int seed)
    {
        var random = new Random(seed);
        for (var made = 0; made < count;)
        {
            var size = Math.Min(count - made, Size(random));
            foreach (var person in Household(random, made, size))
                yield return person;
            made += size;
        }
    }

    private static int Size(Random random) => random.NextDouble() switch { < 0.42 => 1, < 0.72 => 2, < 0.86 => 3, < 0.96 => 4, _ => LargestHousehold };

    private static IEnumerable<Person> Household(Random random, int first, int size)
    {
        var (region, town, area) = random.Pick(Names.Towns);
        var street = $"{random.Next(1, 180)} {random.Pick(Names.Streets)} {random.Pick(Names.StreetKinds).Long}";
        var postalCode = $"{area}{random.Next(1, 20)} {random.Next(1, 10)}{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}";
        var family = random.Pick(Names.Family);
        var account = $"A{700_000_000 + first * 7L}";
        var segment = size >= 3 ? "family" : random.NextDouble() < 0.12 ? "business" : "consumer";
        var since = new DateOnly(2025, 1, 1).AddDays(-(int)(random.NextDouble() * random.NextDouble() * 3600)).AddDays(random.NextDouble() < 0.1 ? random.Next(0, 240) : 0);
        var parentsBorn = random.Next(1940, 2000);
        string? sharedMail = null;
        for (var index = 0; index < size; index++)
        {
            var isChild = index >= 2;
            var (given, shortForms) = random.Pick(Names.Given);
            var born = new DateOnly(isChild ? Math.Min(2008, parentsBorn + random.Next(22, 38)) : parentsBorn + random.Next(-4, 5), random.Next(1, 13), random.Next(1, 29));
            var surname = index == 1 && random.NextDouble() < 0.3 ? random.Pick(Names.Family) : family;
            var number = first + index;
            var mail = $"{Mailable(given)}{(random.NextDouble() < 0.5 ? "." : "")}{Mailable(surname)}{(number % 97 == 0 ? "" : number.ToString(System.Globalization.CultureInfo.InvariantCulture))}@{random.Pick(MailHosts)}";
            sharedMail ??= mail;
            yield return new Person
            {
                Number = number,
                Given = given,
                Short = shortForms.Length > 0 && random.NextDouble() < 0.6 ? random.Pick(shortForms) : null,
                Family = surname,
                BirthDate = born,
                Email = index > 0 && random.NextDouble() < 0.08 ? sharedMail : mail,
                Mobile = $"07{400_000_000 + number * 53L % 599_999_999:D9}",
                Street = street,
                PostalCode = postalCode,
                Town = town,
                Region = region,
                Account = account,
                PaysTheBill = index == 0,
                Segment = segment,
                Since = since,
                Fee = 12 + random.Next(0, 9) * 5,
                Digital = Math.Clamp((2010 - born.Year) / -80.0 + 0.9 + random.Next(-30, 30) / 100.0, 0.03, 0.98),
                Restlessness = 0.4 + random.NextDouble() * 1.2,
            };
        }
    }

    private static string Mailable(string name) => name.Replace("'", "", StringComparison.Ordinal).ToLowerInvariant();
}
