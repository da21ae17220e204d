using System.Runtime.CompilerServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>Given name, family name and further names: initials, short forms, slips, swapped places.</summary>
internal sealed class NameComparison : Comparison
{
    private const int InMail = 4;
    private const int OtherInitial = 3;
    private const int Alike = 4;
    private const int SameName = 5;
    private const int Near = 6;
    private const int CrossNear = 7;
    private const int CrossExact = 8;
    private const double NearSimilarity = 0.92;
    private const double AlikeSimilarity = 0.84;
    private const double FaintSimilarity = 0.74;

    private readonly Terms _terms;
    private readonly int[] _given;
    private readonly int[] _family;
    private readonly int[] _other;
    private readonly int[] _another;
    private readonly int[] _inMail;
    private readonly EmailComparison? _mail;
    private readonly byte[][] _exact;
    private readonly int[][] _counts;
    private readonly byte[] _crossed;

    public NameComparison(Terms terms, NameColumns names, EmailComparison? mail, LearnedFacts? facts)
        : base("name")
    {
        (_terms, _given, _family, _other, _another) = (terms, names.Given, names.Family, names.Other, names.Another);
        (_mail, _inMail) = (mail, mail is null ? new int[_given.Length] : mail.NamesInside(terms, _given, _family));
        var others = terms.Count(_other).Zip(terms.Count(_another), (first, second) => first + second).ToArray();
        _counts = [terms.Count(_given), terms.Count(_family), others];
        _exact = [.. _counts.Select((counts, place) => LearnedFacts.Rarity(facts, Names[place], terms, counts))];
        _crossed = new byte[terms.Texts.Count];
        Array.Fill(_crossed, (byte)CrossExact);
    }

    public override IReadOnlyList<string> Names { get; } = ["given name", "family name", "further names"];

    public override IReadOnlyList<bool> IsHousehold { get; } = [false, true, false];

    public override IReadOnlyList<int> ExactColumns { get; } = [0, 1, -1];

    public override IEnumerable<SignColumn> Signs()
    {
        var signs = TextSigns.Of(_terms, SignOf);
        return [new(_given, signs), new(_family, signs)];
    }

    // What an initial or a first word alone may make alike is not judged by signs; what the table of other forms may, is marked.
    private static int SignOf(ReadOnlySpan<char> name) =>
        name.Length == 1 || name.Contains(' ') ? 0 : TextSigns.OfWord(name) | (Nicknames.IsKnown(name) ? TextSigns.Mark : 0);

    public override IReadOnlyList<int[]> Columns => [_given, _family, _other, _another, _inMail];

    public override IReadOnlyList<double[]> Expected =>
    [
        Guess(0.78, _counts[0], _exact[0], (2, 0.01), (OtherInitial, 0.02), (Alike, 0.02), (SameName, 0.05), (Near, 0.06), (CrossNear, 0.005), (CrossExact, 0.01)),
        Guess(0.80, _counts[1], _exact[1], (2, 0.01), (OtherInitial, 0.01), (Alike, 0.02), (SameName, 0.01), (Near, 0.07), (CrossNear, 0.005), (CrossExact, 0.01)),
        Guess(0.60, _counts[2], _exact[2], (2, 0.02), (OtherInitial, 0.05), (Alike, 0.03), (SameName, 0.02), (Near, 0.05), (CrossNear, 0.01), (CrossExact, 0.05)),
    ];

    public override double[]? ExactPairs(int place) => place < 2 ? PairsByLevel(_counts[place], _exact[place]) : null;

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var given = Level(_exact[0], a, 0, b, 0, cache);
        var family = Level(_exact[1], a, 1, b, 1, cache);
        if (given <= 2 && family <= 2)
            Cross(a, b, ref given, ref family, cache);
        var inside = a[Slot + InMail] | b[Slot + InMail];
        if (inside != 0 && (given >= OtherInitial || family >= OtherInitial) && _mail!.Compare(a, b, cache) > Levels.Differs)
            Imply(inside, ref given, ref family);
        var other = (a[Slot + 2] | b[Slot + 2]) == 0 ? 0 : OtherLevel(a, b, cache);
        return (uint)given | (uint)family << 4 | (uint)other << 8;
    }

    // Who has an e-mail made from a name has that name: agreement in both is agreement in the e-mail alone.
    private static void Imply(int inside, ref int given, ref int family)
    {
        if ((inside & EmailComparison.GivenInside) != 0 && given >= OtherInitial)
            given = Levels.Missing;
        if ((inside & EmailComparison.FamilyInside) != 0 && family >= OtherInitial)
            family = Levels.Missing;
    }

    private int Level(byte[] exact, ReadOnlySpan<int> a, int columnA, ReadOnlySpan<int> b, int columnB, LevelCache cache)
    {
        var (x, y) = (a[Slot + columnA], b[Slot + columnB]);
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return exact[x];
        var (signX, signY) = (a[SignSlot + columnA], b[SignSlot + columnB]);
        var mayBeForms = (signX & signY & TextSigns.Mark) != 0;
        return !mayBeForms && TextSigns.AreUnlike(signX, signY, FaintSimilarity) ? Levels.Differs : Similar(x, y, cache);
    }

    // Names in each other's place; a lone name may stand in either.
    private void Cross(ReadOnlySpan<int> a, ReadOnlySpan<int> b, ref int given, ref int family, LevelCache cache)
    {
        var first = Level(_crossed, a, 0, b, 1, cache);
        var second = Level(_crossed, a, 1, b, 0, cache);
        if (first >= SameName && second >= SameName)
            (given, family) = (CrossOf(Math.Max(first, second)), CrossOf(Math.Min(first, second))); // whichever record is the first
        else if (first >= Near && second <= 2)
            (given, family) = (Levels.Missing, CrossOf(first));
        else if (second >= Near && first <= 2)
            (given, family) = (Levels.Missing, CrossOf(second));
    }

    private static int CrossOf(int level) => level == CrossExact ? CrossExact : CrossNear;

    private int OtherLevel(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var best = Levels.Missing;
        for (var i = 2; i < 4; i++)
        {
            var (x, y) = (a[Slot + i], b[Slot + i]);
            for (var j = 0; j < 4; j++)
            {
                best = Math.Max(best, OtherPair(x, b[Slot + j], j >= 2, cache));
                if (j < 2)
                    best = Math.Max(best, OtherPair(y, a[Slot + j], false, cache));
            }
        }

        return best;
    }

    private int OtherPair(int x, int y, bool bothOther, LevelCache cache)
    {
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return bothOther ? _exact[2][x] : CrossExact;
        return bothOther ? Math.Min(Near, Similar(x, y, cache)) : Levels.Missing;
    }

    private int Similar(int a, int b, LevelCache cache) =>
        cache.TryFind(Space, a, b, out var slot, out var level) ? level : cache.Keep(Space, a, b, slot, Compared(a, b));

    [SkipLocalsInit]
    private int Compared(int x, int y)
    {
        var a = _terms.Read(x, stackalloc char[Terms.Room]);
        var b = _terms.Read(y, stackalloc char[Terms.Room]);
        if (a.Length == 1 || b.Length == 1)
            return a[0] == b[0] ? OtherInitial : Levels.Differs;
        var firstA = FirstWord(a);
        var firstB = FirstWord(b);
        if (firstA.SequenceEqual(firstB) || Nicknames.Match(firstA, firstB))
            return SameName;
        var similarity = JaroWinkler.Similarity(a, b);
        if (similarity >= NearSimilarity || similarity >= FaintSimilarity && Math.Min(a.Length, b.Length) > 3 && DamerauLevenshtein.Distance(a, b) == 1)
            return Near;
        if (similarity >= AlikeSimilarity)
            return Alike;
        return similarity >= FaintSimilarity ? 2 : Levels.Differs;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text) => text.IndexOf(' ') is > 0 and var blank ? text[..blank] : text;
}
