using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Proposes a model from the columns' names and values, by rules that know no data set.</summary>
public static partial class ModelProposal
{
    private const int Probe = 2000;

    /// <summary>Gives every column a role.</summary>
    public static IdentityModel For(RecordTable table)
    {
        var fields = table.Columns.Select(column => new ModelField(column.Name, RoleOf(column, table.Count))).ToList();
        return new(WithoutCopies(fields, table));
    }

    private static FieldRole RoleOf(TextColumn column, int records)
    {
        var name = Words().Replace(column.Name, "$1_$2").ToLowerInvariant().Replace(' ', '_').Replace('-', '_').Replace('.', '_');
        var facts = ColumnFacts.Of(column, records, Probe);
        if (facts.Present == 0 || facts.Distinct <= 1)
            return FieldRole.Ignore;
        if (Housekeeping().IsMatch(name))
            return FieldRole.Ignore;
        if (facts.Emails > 0.5)
            return FieldRole.Email;
        return ByName(name, facts) ?? ByValues(facts);
    }

    private static FieldRole? ByName(string name, ColumnFacts facts)
    {
        if (Source().IsMatch(name) && facts.Distinct <= 50)
            return FieldRole.Source;
        if (Birth().IsMatch(name) && facts.Dates > 0.4)
            return FieldRole.BirthDate;
        if (Given().IsMatch(name))
            return FieldRole.GivenName;
        if (Family().IsMatch(name))
            return FieldRole.FamilyName;
        if (facts.Lists < 0.3 && (FullName().IsMatch(name) || PlainName().IsMatch(name) && facts.KnownGivenNames > 0.15))
            return FieldRole.FullName;
        if (Phone().IsMatch(name) && facts.Digits > 0.5)
            return FieldRole.Phone;
        if (HouseNumber().IsMatch(name))
            return FieldRole.HouseNumber;
        if (Postal().IsMatch(name))
            return FieldRole.PostalCode;
        if (Street().IsMatch(name))
            return FieldRole.Street;
        if (City().IsMatch(name) && facts.Dates < 0.2)
            return FieldRole.City;
        if (Id().IsMatch(name) && facts.DistinctShare > 0.1 && facts.Spaced < 0.2)
            return FieldRole.Id;
        if (name.Contains("year", StringComparison.Ordinal) && facts.Years > 0.8)
            return FieldRole.Year;
        return null;
    }

    private static FieldRole ByValues(ColumnFacts facts)
    {
        if (facts.Dates > 0.7)
            return FieldRole.Date;
        if (facts.Years > 0.9)
            return FieldRole.Year;
        if (facts.Decimals > 0.9)
            return FieldRole.Amount;
        if (facts.Distinct <= 30 || facts.DistinctShare < 0.15 && facts.MeanWords < 4)
            return FieldRole.Category;
        if (facts.Phones > 0.7)
            return FieldRole.Phone;
        if (facts.Spaced < 0.1 && facts.Coded > 0.6)
            return FieldRole.Id;
        return FieldRole.Text;
    }

    // A table often has a name twice: whole and in parts. The parts say where the words stand, the fullest whole has the further words.
    private static List<ModelField> WithoutCopies(List<ModelField> fields, RecordTable table)
    {
        var wholes = fields.Where(field => field.Role == FieldRole.FullName).ToList();
        if (wholes.Count > 1)
        {
            var fullest = wholes.MaxBy(field => table.Find(field.Column)!.Values.Sum(value => (long)value.Length))!;
            fields = fields.ConvertAll(field => field.Role == FieldRole.FullName && field != fullest ? field with { Role = FieldRole.Ignore } : field);
        }

        foreach (var role in (FieldRole[])[FieldRole.GivenName, FieldRole.FamilyName, FieldRole.BirthDate, FieldRole.Street, FieldRole.HouseNumber, FieldRole.PostalCode, FieldRole.City, FieldRole.Source])
            fields = KeepFirst(fields, role);
        return fields;
    }

    private static List<ModelField> KeepFirst(List<ModelField> fields, FieldRole role)
    {
        var first = fields.FindIndex(field => field.Role == role);
        return [.. fields.Select((field, number) => field.Role == role && number != first ? field with { Role = role is FieldRole.Source or FieldRole.BirthDate ? FieldRole.Ignore : FieldRole.Text } : field)];
    }

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Words();

    [GeneratedRegex("updated|modified|created|inserted|loaded|timestamp|last_seen|changed|^row_?(num|number|id)$")]
    private static partial Regex Housekeeping();

    [GeneratedRegex("(^|_)(source|system|dataset|silo|provider)(_|$)")]
    private static partial Regex Source();

    [GeneratedRegex("(^|_)(dob|birth|birthdate|birthday|born)(_|$)|date_?of_?birth")]
    private static partial Regex Birth();

    [GeneratedRegex("first_?name|given|fore_?name|(^|_)(fname|vorname|prenom)(_|$)|christian_name")]
    private static partial Regex Given();

    [GeneratedRegex("last_?name|^(?!.*and_sur).*sur_?name|family_?name|(^|_)(lname|sname|nachname)(_|$)")]
    private static partial Regex Family();

    [GeneratedRegex("full_?name|first_and_(sur|last)_?name|person_name|customer_name|contact_name")]
    private static partial Regex FullName();

    [GeneratedRegex("(^|_)names?(_|$)")]
    private static partial Regex PlainName();

    [GeneratedRegex("phone|mobile|msisdn|(^|_)(tel|cell|fax)(_|$)|telephone")]
    private static partial Regex Phone();

    [GeneratedRegex("(street|house|building)_?(no|num|number|nr)(_|$)|hausnummer")]
    private static partial Regex HouseNumber();

    [GeneratedRegex("post_?(al_?)?code|postal|(^|_)(zip|plz|postcode)|zip_?code")]
    private static partial Regex Postal();

    [GeneratedRegex("street|addr|(^|_)(road|strasse)(_|$)")]
    private static partial Regex Street();

    [GeneratedRegex("city|town|suburb|locality|municipality|(^|_)(place|ort)(_|$)|birth_?place")]
    private static partial Regex City();

    [GeneratedRegex("(^|_)(id|ids|ssn|nino|passport|account|acct|device|cookie|key|no|nr|num|number|ref|reference|code|imei|imsi|iban|licen[cs]e)(_|$)|soc_?sec")]
    private static partial Regex Id();

    private sealed record ColumnFacts(
        int Present, int Distinct, double DistinctShare, double Emails, double Dates, double Years, double Digits, double Phones, double Decimals,
        double Spaced, double Coded, double MeanWords, double KnownGivenNames, double Lists)
    {
        public static ColumnFacts Of(TextColumn column, int records, int probe)
        {
            var counts = column.Count();
            var present = records - counts[0];
            var step = Math.Max(1, (column.Values.Count - 1) / probe);
            var values = new List<string>();
            for (var number = 1; number < column.Values.Count; number += step)
                values.Add(column.Values[number]);
            double Share(Func<string, bool> test) => values.Count == 0 ? 0 : (double)values.Count(test) / values.Count;
            return new(
                present, column.Values.Count - 1, present == 0 ? 0 : (double)(column.Values.Count - 1) / present,
                Share(value => value.IndexOf('@') > 0), Share(value => DateText.TryParse(value, out _)),
                Share(value => value.Length == 4 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1000 and < 2200),
                Share(value => value.Count(char.IsAsciiDigit) >= 6), Share(LooksLikePhone),
                Share(value => double.TryParse(value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _) && value.Contains('.', StringComparison.Ordinal) || value.Length < 6 && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)),
                Share(value => value.Contains(' ', StringComparison.Ordinal)), Share(value => value.Any(char.IsAsciiDigit)),
                values.Count == 0 ? 0 : values.Average(value => 1 + value.AsSpan().Count(' ')),
                Share(value => Nicknames.IsKnown(NameText.Fold(value).Split(' ')[0])), Share(LooksLikeList));
        }

        // "Ann Lee, Bob Roe" names several; "Lee, Ann" is one.
        private static bool LooksLikeList(string value) =>
            value.AsSpan().ContainsAny(';', '|') || value.Contains(" and ", StringComparison.OrdinalIgnoreCase) || value.Contains(" & ", StringComparison.Ordinal)
            || value.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma && value.AsSpan(0, comma).Trim().Contains(' ');

        private static bool LooksLikePhone(string value)
        {
            var digits = value.Count(char.IsAsciiDigit);
            return digits is >= 9 and <= 15 && value.All(letter => char.IsAsciiDigit(letter) || letter is '+' or ' ' or '-' or '(' or ')' or '.' or '/')
                && (value[0] is '+' or '0' || value.Length > digits);
        }
    }
}
