using System.Globalization;

namespace CustomerJourney.Ccj.SampleWorld;

/// <summary>How clerks, forms and scanners spoil what people say.</summary>
internal static class Dirt
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>A first name: now and then the short form, an initial, a slip of the finger or nothing.</summary>
    public static string Given(Person person, Random random) => random.NextDouble() switch
    {
        < 0.10 when person.Short is not null => person.Short,
        < 0.13 => person.Given[..1],
        < 0.15 => "",
        < 0.19 => Slip(person.Given, random),
        < 0.24 => person.Given.ToUpperInvariant(),
        _ => person.Given,
    };

    /// <summary>A last name, now and then misspelt or in capitals.</summary>
    public static string Family(Person person, Random random) => random.NextDouble() switch
    {
        < 0.035 => Slip(person.Family, random),
        < 0.09 => person.Family.ToUpperInvariant(),
        _ => person.Family,
    };

    /// <summary>A birth date as ISO text: mostly right, sometimes missing, day and month swapped, or the form's default.</summary>
    public static string BirthDate(Person person, Random random)
    {
        var born = person.BirthDate;
        return random.NextDouble() switch
        {
            < 0.12 => "",
            < 0.13 => "1900-01-01",
            < 0.145 when born.Day <= 12 => Iso(new DateOnly(born.Year, born.Day, born.Month)),
            < 0.155 => Iso(born.AddDays(random.Next(-9, 10))),
            _ => Iso(born),
        };
    }

    /// <summary>An e-mail address: sometimes missing, a dummy, or misspelt.</summary>
    public static string Email(Person person, Random random) => random.NextDouble() switch
    {
        < 0.10 => "",
        < 0.125 => "noemail@company.example",
        < 0.135 => Slip(person.Email, random),
        < 0.20 => person.Email.ToUpperInvariant(),
        _ => person.Email,
    };

    /// <summary>A mobile number in one of the ways people write it; sometimes missing or zeros.</summary>
    public static string Mobile(Person person, Random random)
    {
        var number = person.Mobile;
        return random.NextDouble() switch
        {
            < 0.06 => "",
            < 0.07 => "0000000000",
            < 0.30 => "+44" + number[1..],
            < 0.45 => $"{number[..5]} {number[5..8]} {number[8..]}",
            < 0.50 => $"0044 {number[1..]}",
            _ => number,
        };
    }

    /// <summary>A street: sometimes shortened or missing its number.</summary>
    public static string Street(Person person, Random random)
    {
        var kind = Names.StreetKinds.First(kind => person.Street.EndsWith(kind.Long, StringComparison.Ordinal));
        return random.NextDouble() switch
        {
            < 0.35 => person.Street[..^kind.Long.Length] + kind.Short,
            < 0.38 => Slip(person.Street, random),
            < 0.42 => "",
            _ => person.Street,
        };
    }

    /// <summary>A postal code, sometimes without its space or in small letters.</summary>
    public static string PostalCode(Person person, Random random) => random.NextDouble() switch
    {
        < 0.12 => person.PostalCode.Replace(" ", "", StringComparison.Ordinal),
        < 0.17 => person.PostalCode.ToLowerInvariant(),
        < 0.20 => "",
        _ => person.PostalCode,
    };

    /// <summary>One letter too many, too few, wrong or changed with its neighbour.</summary>
    public static string Slip(string text, Random random)
    {
        if (text.Length < 3)
            return text;
        var at = random.Next(1, text.Length - 1);
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, random.Pick(Letters.ToCharArray()).ToString()),
            2 => text.Remove(at, 1).Insert(at, random.Pick(Letters.ToCharArray()).ToString()),
            _ => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
        };
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
