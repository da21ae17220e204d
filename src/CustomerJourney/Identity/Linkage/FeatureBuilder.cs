using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Standardises a table by its model: columns become terms, terms become comparisons and key parts.</summary>
internal sealed class FeatureBuilder
{
    private const int MostComparisonPlaces = 16;
    private const int SmallTable = 1500;
    private const int LargeTable = 4096; // columns are made ready side by side

    private readonly RecordTable _table;
    private readonly IdentityModel _model;
    private readonly bool _linksTwoSources;
    private readonly LearnedFacts? _facts;
    private readonly bool _withKeys;
    private readonly int[]? _sources;
    private readonly FeaturePart _all = new();

    private FeatureBuilder(RecordTable table, IdentityModel model, bool linksTwoSources, LearnedFacts? facts, bool withKeys)
    {
        (_table, _model, _linksTwoSources, _facts, _withKeys) = (table, model, linksTwoSources, facts, withKeys);
        _sources = Columns(FieldRole.Source).FirstOrDefault() is { } column ? Sources(column) : null;
    }

    /// <summary>Makes the features of a table.</summary>
    /// <param name="table">The records.</param>
    /// <param name="model">What its columns say.</param>
    /// <param name="linksTwoSources">Whether to link two sources that are each free of copies.</param>
    /// <param name="facts">Where learned facts come from or go to; null to keep none.</param>
    /// <param name="withKeys">Whether blocking keys are wanted; records that are already brought together need none.</param>
    public static RecordFeatures Build(RecordTable table, IdentityModel model, bool linksTwoSources, LearnedFacts? facts = null, bool withKeys = true)
    {
        var builder = new FeatureBuilder(table, model, linksTwoSources, facts, withKeys);
        builder.AddAll();
        var comparisons = builder._all.Comparisons;
        while (comparisons.Sum(comparison => comparison.Names.Count) > MostComparisonPlaces)
            comparisons.RemoveAt(comparisons.Count - 1);
        return new()
        {
            Count = table.Count,
            Rows = RecordRows.Pack(table.Count, comparisons),
            Comparisons = [.. comparisons],
            Rules = withKeys ? builder.Rules() : [],
            IdHashes = IdHashes(table.Ids),
            Sources = builder._sources,
            LinksTwoSources = linksTwoSources,
        };
    }

    /// <summary>The hash of a record's id.</summary>
    public static ulong IdHash(ReadOnlySpan<char> id) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id));

    private static ulong[] IdHashes(IReadOnlyList<string> ids)
    {
        var hashes = new ulong[ids.Count];
        Span<char> room = stackalloc char[NameText.LongestValue];
        for (var record = 0; record < hashes.Length; record++)
            hashes[record] = IdHash(ids is TextPool pool && pool.LengthOf(record) <= room.Length ? pool.Read(record, room) : ids[record]);
        return hashes;
    }

    private TextColumn? Column(FieldRole role) => Columns(role).FirstOrDefault();

    private IEnumerable<TextColumn> Columns(FieldRole role) => _model.ColumnsOf(role).Select(_table.Find).OfType<TextColumn>();

    // The numbers by which sources are told apart and ordered: those of the table learned from, where there was one.
    private int[] Sources(TextColumn column)
    {
        if (_facts is null)
            return column.Numbers;
        var known = _facts.Table("sources", () => Enumerable.Range(1, column.Values.Count - 1).ToDictionary(number => column.Values[number], number => (double)number));
        int[] numbers = [.. column.Values.Select((source, number) => number == 0 ? 0 : (int)known.GetValueOrDefault(source, known.Count + number))];
        return Array.ConvertAll(column.Numbers, number => numbers[number]);
    }

    private void AddAll()
    {
        var nameKeys = new FeaturePart();
        var terms = nameKeys.NewTerms();
        NameColumns? names = null;
        var others = Made([_ => names = Names(terms), AddBirth, AddPlace, AddStreet, AddRest]);
        List<Action<FeaturePart>> makings = [part => AddCode(part, "phone", [.. Columns(FieldRole.Phone)], StandardTexts.PhoneDigits, names?.Family)];
        foreach (var columns in Columns(FieldRole.Id).GroupBy(column => column.Name.Split('#')[0]))
            makings.Add(part => AddCode(part, columns.Key, [.. columns], NameText.FoldCode, names?.Family));
        makings.Add(part => AddEmails(part, names?.Family));
        if (_withKeys && names is not null)
            makings.Add(_ => AddNameKeys(nameKeys, terms, names));
        Take(Made(makings));
        if (names is not null)
            _all.Comparisons.Add(new NameComparison(terms, names, _all.Comparisons.OfType<EmailComparison>().FirstOrDefault(), _facts));
        Take(others);
        Take([nameKeys]);
    }

    // Parts that do not need each other, side by side.
    private FeaturePart[] Made(IReadOnlyList<Action<FeaturePart>> makings)
    {
        FeaturePart[] parts = [.. makings.Select(_ => new FeaturePart())];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = _table.Count < LargeTable ? 1 : 2 }, number => makings[number](parts[number]));
        return parts;
    }

    private void Take(IEnumerable<FeaturePart> parts)
    {
        foreach (var part in parts)
        {
            _all.Append(part);
            part.Seal();
        }
    }

    private NameColumns? Names(Terms terms)
    {
        var (given, family, whole) = (Column(FieldRole.GivenName), Column(FieldRole.FamilyName), Column(FieldRole.FullName));
        return (given ?? family ?? whole) is null ? null : new NameColumns(terms, _table.Count, given, family, whole, _facts);
    }

    private static void AddNameKeys(FeaturePart part, Terms terms, NameColumns names)
    {
        var keys = part.NewTerms();
        var (givenHash, familyHash) = (terms.Hash(names.Given), terms.Hash(names.Family));
        part.Keys["given"] = new("given name", keys.Hash(terms.Derive(names.Given, keys, StandardTexts.CanonicalName)));
        part.Keys["initial"] = new("initial", keys.Hash(terms.Derive(names.Given, keys, StandardTexts.Initial)));
        part.Keys["family"] = new("family name", familyHash);
        part.Keys["sound"] = new("sound of family name", keys.Hash(terms.Derive(names.Family, keys, Phonetics.Code)));
        part.Keys["givenSound"] = new("sound of given name", keys.Hash(terms.Derive(names.Given, keys, StandardTexts.SoundOfFirst)));
        part.Keys["names"] = new("names in any order", Both(givenHash, familyHash, (a, b) => a == 0 || b == 0 ? 0 : (int)(KeyRule.Mix(KeyRule.Mix(7, Math.Min(a, b)), Math.Max(a, b)) & 0x7FFFFFFF)));
        part.Keys["lone"] = new("only name", Both(givenHash, familyHash, (a, b) => a == 0 ? b : b == 0 ? a : 0));
    }

    private static int[] Both(int[] one, int[] other, Func<int, int, int> combine)
    {
        var both = new int[one.Length];
        for (var record = 0; record < both.Length; record++)
            both[record] = combine(one[record], other[record]);
        return both;
    }

    private void AddBirth(FeaturePart part)
    {
        if (Column(FieldRole.BirthDate) is not { } column)
            return;
        var (terms, keys) = (part.NewTerms(), part.NewTerms());
        var dates = terms.Encode(column, StandardTexts.EightDigits);
        VoidValues.ClearDates(terms, dates, _facts);
        part.Comparisons.Add(new BirthComparison(terms, dates, _facts));
        if (!_withKeys)
            return;
        part.Keys["birth"] = new("birth date", terms.Hash(dates));
        part.Keys["year"] = new("birth year", keys.Hash(terms.Derive(dates, keys, StandardTexts.YearOf)));
        part.Keys["day"] = new("birthday", keys.Hash(terms.Derive(dates, keys, StandardTexts.DayOfYear)));
    }

    private void AddCode(FeaturePart part, string name, TextColumn[] columns, Terms.Making standardise, int[]? family)
    {
        if (columns.Length == 0)
            return;
        var terms = part.NewTerms();
        var encoded = Array.ConvertAll(columns, column => terms.Encode(column, standardise));
        foreach (var column in encoded)
        {
            VoidValues.ClearShared(name, terms, column, family, _facts);
            if (_withKeys)
                part.Ids.Add(new(name, terms.Hash(column)));
        }

        part.Comparisons.Add(new CodeComparison(name, terms, encoded, household: true, _facts));
    }

    private void AddEmails(FeaturePart part, int[]? family)
    {
        TextColumn[] columns = [.. Columns(FieldRole.Email)];
        if (columns.Length == 0)
            return;
        var (terms, users) = (part.NewTerms(), part.NewTerms());
        var emails = Array.ConvertAll(columns, column => terms.Encode(column, StandardTexts.Email));
        foreach (var column in emails)
        {
            VoidValues.ClearShared("e-mail", terms, column, family, _facts);
            if (_withKeys)
                part.Ids.Add(new("e-mail", terms.Hash(column)));
        }

        var user = Array.ConvertAll(emails, column => terms.Derive(column, users, StandardTexts.EmailUser));
        part.Comparisons.Add(new EmailComparison("e-mail", terms, emails, users, user, _facts));
        if (_withKeys)
            part.Keys["user"] = new("e-mail user", users.Hash(user[0]));
    }

    private void AddPlace(FeaturePart part)
    {
        var (code, city) = (Column(FieldRole.PostalCode), Column(FieldRole.City));
        if (code is null && city is null)
            return;
        var (codes, cities, keys) = (part.NewTerms(), part.NewTerms(), part.NewTerms());
        var codeColumn = code is null ? new int[_table.Count] : codes.Encode(code, NameText.FoldCode);
        var cityColumn = city is null ? new int[_table.Count] : cities.Encode(city, NameText.Fold);
        var area = codes.Derive(codeColumn, keys, StandardTexts.PostalArea);
        part.Comparisons.Add(new PlaceComparison(codes, codeColumn, area, cities, cityColumn, _facts));
        if (!_withKeys)
            return;
        if (code is not null)
            part.Keys["postal"] = new("postal code", codes.Hash(codeColumn));
        if (code is not null)
            part.Keys["area"] = new("postal area", keys.Hash(area));
        if (city is not null)
            part.Keys["city"] = new("city", cities.Hash(cityColumn));
    }

    private void AddStreet(FeaturePart part)
    {
        if (Column(FieldRole.Street) is not { } column)
            return;
        var (lines, names, numbers) = (part.NewTerms(), part.NewTerms(), part.NewTerms());
        var (street, house) = StreetText.Split(column, names, numbers);
        if (Column(FieldRole.HouseNumber) is { } own)
            house = numbers.Encode(own, NameText.FoldCode);
        var whole = StreetText.Lines(names, street, numbers, house, lines);
        part.Comparisons.Add(new StreetComparison(lines, whole, names, street, house, household: !OnlyPlacesTell, _facts));
        if (!_withKeys)
            return;
        part.Keys["line"] = new("street and number", lines.Hash(whole));
        part.Keys["street"] = new("street", names.Hash(street));
    }

    private void AddRest(FeaturePart part)
    {
        var naming = NamingText();
        foreach (var column in Columns(FieldRole.Text))
        {
            var terms = part.NewTerms();
            var encoded = terms.Encode(column, NameText.Fold);
            part.Comparisons.Add(new TextComparison(column.Name, terms, encoded, household: naming is not null && column.Name != naming, OfThings, _facts));
            if (_withKeys)
                TextKeys.Add(part.Texts, column.Name, terms, encoded, _facts);
        }

        foreach (var column in Columns(FieldRole.Category))
        {
            var terms = part.NewTerms();
            var encoded = terms.Encode(column, NameText.Fold);
            part.Comparisons.Add(new CategoryComparison(column.Name, terms, encoded, _facts));
            if (_withKeys)
                part.Categories.Add(new(column.Name, terms.Hash(encoded)));
        }

        foreach (var role in (FieldRole[])[FieldRole.Amount, FieldRole.Date, FieldRole.Year])
        {
            foreach (var column in Columns(role))
                AddNumber(part, column, role);
        }
    }

    // Neither names nor birth dates nor texts: what is at one address is one thing, as far as the table can tell.
    private bool OnlyPlacesTell => OfThings && Column(FieldRole.GivenName) is null && Column(FieldRole.BirthDate) is null && Column(FieldRole.Text) is null;

    private bool OfThings => Column(FieldRole.FamilyName) is null && Column(FieldRole.FullName) is null;

    // Of several texts one names the thing; the others (author, maker, description) other things may share. People are named by their names.
    private string? NamingText()
    {
        var texts = Columns(FieldRole.Text).ToList();
        if (texts.Count < 2 || !OfThings)
            return null;
        string MostDistinct() => texts.MaxBy(column => column.Values.Count)!.Name;
        var known = _facts?.Table("naming text", () => new() { [MostDistinct()] = 1 });
        return known is null ? MostDistinct() : known.Keys.FirstOrDefault();
    }

    private void AddNumber(FeaturePart part, TextColumn column, FieldRole role)
    {
        var terms = part.NewTerms();
        var encoded = terms.Encode(column, (value, _) => StandardTexts.ValueOf(value, role) is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : []);
        double[] values = [.. terms.Texts.Select((text, number) => number == 0 ? 0 : double.Parse(text, CultureInfo.InvariantCulture))];
        part.Comparisons.Add(new NumberComparison(column.Name, role, terms, encoded, values, _facts) { IsSigned = _linksTwoSources });
        if (_withKeys)
            NumberKeys.Add(part.Numbers, column.Name, role, encoded, values);
    }

    private List<KeyRule> Rules()
    {
        if (_facts is not { IsFrozen: true } && _table.Count <= SmallTable)
            return [new([new("all", Enumerable.Repeat(1, _table.Count).ToArray())], [])];
        var rules = KeyRules.For(_all.Keys, _all.Ids, _all.Texts, _all.Numbers, _all.Categories);
        if (_facts is { IsFrozen: true } && _facts.Table(LearnedFacts.RulesInVain, () => []) is { Count: > 0 } inVain)
            rules.RemoveAll(rule => inVain.ContainsKey(rule.Name));
        return rules;
    }
}
