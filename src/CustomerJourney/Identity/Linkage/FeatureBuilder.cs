using System.Globalization;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Standardises a table by its model: columns become terms, terms become comparisons and key parts.</summary>
internal sealed class FeatureBuilder
{
    private const int MostComparisonPlaces = 16;
    private const int SmallTable = 1500;

    private readonly RecordTable _table;
    private readonly IdentityModel _model;
    private readonly List<Comparison> _comparisons = [];
    private readonly Dictionary<string, KeyColumn> _keys = [];
    private readonly List<KeyColumn> _ids = [];
    private readonly List<KeyColumn> _texts = [];
    private readonly List<KeyColumn> _numbers = [];
    private readonly List<KeyColumn> _categories = [];
    private readonly bool _linksTwoSources;
    private readonly LearnedFacts? _facts;
    private readonly int[]? _sources;
    private int[]? _family;
    private (Terms Terms, NameColumns Columns)? _names;

    private FeatureBuilder(RecordTable table, IdentityModel model, bool linksTwoSources, LearnedFacts? facts)
    {
        (_table, _model, _linksTwoSources, _facts) = (table, model, linksTwoSources, facts);
        _sources = model.ColumnsOf(FieldRole.Source).Select(table.Find).FirstOrDefault(column => column is not null)?.Numbers;
    }

    /// <summary>Makes the features of a table.</summary>
    /// <param name="table">The records.</param>
    /// <param name="model">What its columns say.</param>
    /// <param name="linksTwoSources">Whether to link two sources that are each free of copies.</param>
    /// <param name="facts">Where learned facts come from or go to; null to keep none.</param>
    public static RecordFeatures Build(RecordTable table, IdentityModel model, bool linksTwoSources, LearnedFacts? facts = null)
    {
        var builder = new FeatureBuilder(table, model, linksTwoSources, facts);
        builder.AddNames();
        builder.AddCodes();
        builder.AddEmails();
        if (builder._names is { } names)
            builder._comparisons.Add(new NameComparison(names.Terms, names.Columns, builder._comparisons.OfType<EmailComparison>().FirstOrDefault(), facts));
        builder.AddBirth();
        builder.AddPlace();
        builder.AddStreet();
        builder.AddRest();
        while (builder._comparisons.Sum(comparison => comparison.Names.Count) > MostComparisonPlaces)
            builder._comparisons.RemoveAt(builder._comparisons.Count - 1);
        var (rows, width) = RecordFeatures.Pack(table.Count, builder._comparisons);
        return new()
        {
            Count = table.Count,
            Rows = rows,
            Width = width,
            Comparisons = builder._comparisons,
            Rules = builder.Rules(),
            IdHashes = [.. table.Ids.Select(IdHash)],
            Sources = builder._sources,
            LinksTwoSources = linksTwoSources,
        };
    }

    /// <summary>The hash of a record's id.</summary>
    public static ulong IdHash(string id) => System.IO.Hashing.XxHash3.HashToUInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes(id.AsSpan()));

    private TextColumn? Column(FieldRole role) => Columns(role).FirstOrDefault();

    private IEnumerable<TextColumn> Columns(FieldRole role) => _model.ColumnsOf(role).Select(_table.Find).OfType<TextColumn>();

    private int[] None() => new int[_table.Count];

    private void AddNames()
    {
        var (given, family, whole) = (Column(FieldRole.GivenName), Column(FieldRole.FamilyName), Column(FieldRole.FullName));
        if ((given ?? family ?? whole) is null)
            return;
        var terms = new Terms();
        var parts = new NameColumns(terms, _table.Count, given, family, whole, _facts);
        _names = (terms, parts);
        _family = parts.Family;
        var keys = new Terms();
        _keys["given"] = new("given name", keys.Hash(terms.Derive(parts.Given, keys, name => Nicknames.Canonical(FirstWord(name)))));
        _keys["initial"] = new("initial", keys.Hash(terms.Derive(parts.Given, keys, name => name[..1])));
        _keys["family"] = new("family name", terms.Hash(parts.Family));
        _keys["sound"] = new("sound of family name", keys.Hash(terms.Derive(parts.Family, keys, name => Phonetics.Code(name))));
        _keys["givenSound"] = new("sound of given name", keys.Hash(terms.Derive(parts.Given, keys, name => Phonetics.Code(FirstWord(name)))));
        _keys["names"] = new("names in any order", [.. terms.Hash(parts.Given).Zip(terms.Hash(parts.Family), (a, b) => a == 0 || b == 0 ? 0 : (int)(KeyRule.Mix(KeyRule.Mix(7, Math.Min(a, b)), Math.Max(a, b)) & 0x7FFFFFFF))]);
        _keys["lone"] = new("only name", [.. terms.Hash(parts.Given).Zip(terms.Hash(parts.Family), (a, b) => a == 0 ? b : b == 0 ? a : 0)]);
    }

    private static string FirstWord(string text) => text.IndexOf(' ') is > 0 and var blank ? text[..blank] : text;

    private void AddBirth()
    {
        if (Column(FieldRole.BirthDate) is not { } column)
            return;
        var terms = new Terms();
        var dates = terms.Encode(column, value => DateText.TryParse(value, out var date)
            ? string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}{date.Month:00}{date.Day:00}") : NameText.FoldCode(value));
        VoidValues.ClearDates(terms, dates, _facts);
        _comparisons.Add(new BirthComparison(terms, dates, _facts));
        var keys = new Terms();
        _keys["birth"] = new("birth date", terms.Hash(dates));
        _keys["year"] = new("birth year", keys.Hash(terms.Derive(dates, keys, date => date.Length == 8 ? date[..4] : date)));
        _keys["day"] = new("birthday", keys.Hash(terms.Derive(dates, keys, date => date.Length == 8 && !date.EndsWith("0101", StringComparison.Ordinal) ? string.Concat("d", date.AsSpan(4)) : "")));
    }

    private void AddCodes()
    {
        AddCode("phone", [.. Columns(FieldRole.Phone)], PhoneDigits);
        foreach (var columns in Columns(FieldRole.Id).GroupBy(column => column.Name.Split('#')[0]))
            AddCode(columns.Key, [.. columns], NameText.FoldCode);
    }

    private void AddCode(string name, TextColumn[] columns, Func<string, string> standardise)
    {
        if (columns.Length == 0)
            return;
        var terms = new Terms();
        var encoded = Array.ConvertAll(columns, column => terms.Encode(column, standardise));
        foreach (var column in encoded)
        {
            VoidValues.ClearShared(name, terms, column, _family, _facts);
            _ids.Add(new(name, terms.Hash(column)));
        }

        _comparisons.Add(new CodeComparison(name, terms, encoded, household: true, _facts));
    }

    /// <summary>National digits: what is left without country and trunk prefixes, up to nine.</summary>
    private static string PhoneDigits(string value)
    {
        const int National = 9;
        var digits = string.Concat(value.Where(char.IsAsciiDigit));
        return digits.Length > National ? digits[^National..] : digits;
    }

    private void AddEmails()
    {
        TextColumn[] columns = [.. Columns(FieldRole.Email)];
        if (columns.Length == 0)
            return;
        var (terms, users) = (new Terms(), new Terms());
        var emails = Array.ConvertAll(columns, column => terms.Encode(column, EmailText));
        foreach (var column in emails)
        {
            VoidValues.ClearShared("e-mail", terms, column, _family, _facts);
            _ids.Add(new("e-mail", terms.Hash(column)));
        }

        var user = Array.ConvertAll(emails, column => terms.Derive(column, users, email => email[..Math.Max(0, email.IndexOf('@'))]));
        _comparisons.Add(new EmailComparison("e-mail", terms, emails, users, user, _facts));
        _keys["user"] = new("e-mail user", users.Hash(user[0]));
    }

    private static string EmailText(string value)
    {
        if (value.Length > NameText.LongestValue)
            value = value[..NameText.LongestValue];
        value = string.Concat(value.ToLowerInvariant().Where(letter => !char.IsWhiteSpace(letter)));
        var at = value.LastIndexOf('@');
        if (at <= 0)
            return value;
        var plus = value.IndexOf('+');
        return plus > 0 && plus < at ? string.Concat(value.AsSpan(0, plus), value.AsSpan(at)) : value;
    }

    private void AddPlace()
    {
        var (code, city) = (Column(FieldRole.PostalCode), Column(FieldRole.City));
        if (code is null && city is null)
            return;
        var (codes, cities, keys) = (new Terms(), new Terms(), new Terms());
        var codeColumn = code is null ? None() : codes.Encode(code, NameText.FoldCode);
        var cityColumn = city is null ? None() : cities.Encode(city, NameText.Fold);
        var area = codes.Derive(codeColumn, keys, value => value.Length > 5 ? value[..^3] : value.Length > 3 ? value[..^2] : value);
        _comparisons.Add(new PlaceComparison(codes, codeColumn, area, cities, cityColumn, _facts));
        if (code is not null)
            _keys["postal"] = new("postal code", codes.Hash(codeColumn));
        if (code is not null)
            _keys["area"] = new("postal area", keys.Hash(area));
        if (city is not null)
            _keys["city"] = new("city", cities.Hash(cityColumn));
    }

    private void AddStreet()
    {
        if (Column(FieldRole.Street) is not { } column)
            return;
        var (lines, names, numbers) = (new Terms(), new Terms(), new Terms());
        var split = Array.ConvertAll(column.Values.ToArray(), value => StreetText.Split(NameText.Fold(value)));
        var street = Array.ConvertAll(column.Numbers, number => names.NumberOf(split[number].Street));
        var house = Column(FieldRole.HouseNumber) is { } own
            ? numbers.Encode(own, NameText.FoldCode)
            : Array.ConvertAll(column.Numbers, number => numbers.NumberOf(split[number].Number));
        var whole = street.Zip(house, (name, number) => lines.NumberOf(name == 0 && number == 0 ? "" : $"{number} {name}")).ToArray();
        _comparisons.Add(new StreetComparison(lines, whole, names, street, house, _facts));
        _keys["line"] = new("street and number", lines.Hash(whole));
        _keys["street"] = new("street", names.Hash(street));
    }

    private void AddRest()
    {
        foreach (var column in Columns(FieldRole.Text))
        {
            var terms = new Terms();
            var encoded = terms.Encode(column, NameText.Fold);
            _comparisons.Add(new TextComparison(column.Name, terms, encoded, _facts));
            TextKeys.Add(_texts, column.Name, terms, encoded, _facts);
        }

        foreach (var column in Columns(FieldRole.Category))
        {
            var terms = new Terms();
            var encoded = terms.Encode(column, NameText.Fold);
            _comparisons.Add(new CategoryComparison(column.Name, terms, encoded, _facts));
            _categories.Add(new(column.Name, terms.Hash(encoded)));
        }

        foreach (var role in (FieldRole[])[FieldRole.Amount, FieldRole.Date, FieldRole.Year])
        {
            foreach (var column in Columns(role))
                AddNumber(column, role);
        }
    }

    private void AddNumber(TextColumn column, FieldRole role)
    {
        var terms = new Terms();
        var encoded = terms.Encode(column, value => ValueOf(value, role) is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "");
        double[] values = [.. terms.Texts.Select((text, number) => number == 0 ? 0 : double.Parse(text, CultureInfo.InvariantCulture))];
        _comparisons.Add(new NumberComparison(column.Name, role, terms, encoded, values, _linksTwoSources, _facts));
        NumberKeys.Add(_numbers, column.Name, role, encoded, values);
    }

    private static double? ValueOf(string text, FieldRole role) => role switch
    {
        FieldRole.Date => DateText.TryParse(text, out var date) && date.Month is > 0 and < 13 && date.Day > 0 && date.Day <= DateTime.DaysInMonth(date.Year, date.Month)
            ? new DateOnly(date.Year, date.Month, date.Day).DayNumber : null,
        _ => double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
    };

    private List<KeyRule> Rules() =>
        _facts is not { IsFrozen: true } && _table.Count <= SmallTable ? [new([new("all", Enumerable.Repeat(1, _table.Count).ToArray())], [])] : KeyRules.For(_keys, _ids, _texts, _numbers, _categories);
}
