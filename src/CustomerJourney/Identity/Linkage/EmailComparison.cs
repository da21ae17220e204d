using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>E-mail addresses: whole, the part before the @, and slips in either.</summary>
internal sealed class EmailComparison : Comparison
{
    private const int CommonUser = 2;
    private const int Alike = 3;
    private const int DigitSlip = 4;
    private const int TwoSlips = 6;
    private const int SameUser = 7;
    private const int Slip = 8;
    /// <summary>The given name stands in the e-mail.</summary>
    public const int GivenInside = 1;

    /// <summary>The family name stands in the e-mail.</summary>
    public const int FamilyInside = 2;

    private const int LargeTable = 4096;
    private const int ShortestInside = 3;
    private const int SignsPerColumn = 3;
    private const int MostSlips = 2;
    private const int RareUser = 4;
    private const double NearSimilarity = 0.92;

    private readonly Terms _terms;
    private readonly Terms _users;
    private readonly List<int[]> _columns;
    private readonly int[] _counts;
    private readonly byte[] _exact;
    private readonly int[] _userCounts;

    public EmailComparison(string name, Terms terms, int[][] emails, Terms users, int[][] user, LearnedFacts? facts)
        : base(name)
    {
        (_terms, _users) = (terms, users);
        _columns = [.. emails.Zip(user).SelectMany(column => (int[][])[column.First, column.Second])];
        _counts = new int[terms.Texts.Count];
        foreach (var number in emails.SelectMany(column => column))
            _counts[number]++;
        _exact = LearnedFacts.Rarity(facts, name, terms, _counts);
        _userCounts = new int[users.Texts.Count];
        foreach (var number in user.SelectMany(column => column))
            _userCounts[number]++;
        KnowCommonUsers(facts);
    }

    /// <summary>Per record which of its names its e-mails are made from.</summary>
    public int[] NamesInside(Terms names, int[] given, int[] family)
    {
        var inside = new int[given.Length];
        if (inside.Length < LargeTable)
            FindInside(names, given, family, inside, 0, inside.Length);
        else
            Parallel.ForEach(Partitioner.Create(0, inside.Length), new ParallelOptions { MaxDegreeOfParallelism = 2 }, range => FindInside(names, given, family, inside, range.Item1, range.Item2));
        return inside;
    }

    private void FindInside(Terms names, int[] given, int[] family, int[] inside, int from, int to)
    {
        Span<char> user = stackalloc char[Terms.Room];
        Span<char> name = stackalloc char[Terms.Room];
        for (var column = 1; column < _columns.Count; column += 2)
        {
            for (var record = from; record < to; record++)
            {
                if (_columns[column][record] is not (not 0 and var number))
                    continue;
                var text = _users.Read(number, user);
                inside[record] |= (IsInside(names.Read(given[record], name), text) ? GivenInside : 0) | (IsInside(names.Read(family[record], name), text) ? FamilyInside : 0);
            }
        }
    }

    private static bool IsInside(ReadOnlySpan<char> name, ReadOnlySpan<char> user) => name.Length >= ShortestInside && user.IndexOf(name) >= 0;

    private void KnowCommonUsers(LearnedFacts? facts)
    {
        var common = facts?.Table("common users", () => Enumerable.Range(1, _userCounts.Length - 1).Where(user => _userCounts[user] > RareUser).ToDictionary(user => _users.Texts[user], user => (double)_userCounts[user]));
        if (common is null)
            return;
        for (var user = 1; user < _userCounts.Length; user++)
            _userCounts[user] = (int)common.GetValueOrDefault(_users.Texts[user], 1);
    }

    public override IReadOnlyList<int[]> Columns => _columns;

    public override IReadOnlyList<int> ExactColumns => [_columns.Count == 2 ? 0 : -1];

    public override IEnumerable<SignColumn> Signs()
    {
        var lines = TextSigns.Of(_terms, TextSigns.OfLine);
        var users = TextSigns.Of(_users, TextSigns.OfWord);
        return _columns.Chunk(2).SelectMany(column => (SignColumn[])[.. SignColumn.Both(column[0], lines), new(column[1], users)]);
    }

    public override IReadOnlyList<bool> IsHousehold => [true];

    public override IReadOnlyList<double[]> Expected => [Guess(0.70, _counts, _exact, (CommonUser, 0.01), (Alike, 0.02), (DigitSlip, 0.01), (TwoSlips, 0.02), (SameUser, 0.04), (Slip, 0.05))];

    public override double[]? ExactPairs(int place) => PairsByLevel(_counts, _exact);

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var best = Levels.Missing;
        for (var i = 0; i < _columns.Count; i += 2)
        {
            for (var j = 0; j < _columns.Count; j += 2)
                best = Math.Max(best, Level(a, b, i, j, cache));
        }

        return (ulong)best;
    }

    private int Level(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int i, int j, LevelCache cache)
    {
        var (x, y) = (a[Slot + i], b[Slot + j]);
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return _exact[x];
        var (userX, userY) = (a[Slot + i + 1], b[Slot + j + 1]);
        var (signX, signY) = (SignSlot + i / 2 * SignsPerColumn, SignSlot + j / 2 * SignsPerColumn);
        if (userX != userY && TextSigns.AreFar(SignColumn.Joined(a, signX), SignColumn.Joined(b, signY), MostSlips) && TextSigns.AreUnlike(a[signX + 2], b[signY + 2], NearSimilarity))
            return Levels.Differs;
        return cache.TryFind(Space, x, y, out var slot, out var level) ? level : cache.Keep(Space, x, y, slot, Similar(x, y, userX, userY));
    }

    // Users are often made from names, so likeness of users says little beyond the names: a number in them, or a rare user, says more.
    [SkipLocalsInit]
    private int Similar(int x, int y, int userX, int userY)
    {
        if (userX == userY)
            return _userCounts[userX] <= RareUser ? SameUser : CommonUser;
        var a = _terms.Read(x, stackalloc char[Terms.Room]);
        var b = _terms.Read(y, stackalloc char[Terms.Room]);
        var nameA = _users.Read(userX, stackalloc char[Terms.Room]);
        var nameB = _users.Read(userY, stackalloc char[Terms.Room]);
        if (Math.Abs(a.Length - b.Length) > 3 || !StandardTexts.SameDigits(nameA, nameB))
            return Math.Abs(a.Length - b.Length) <= 1 && DamerauLevenshtein.Distance(a, b) == 1 ? DigitSlip : Levels.Differs;
        var slips = DamerauLevenshtein.Distance(a, b);
        if (slips <= MostSlips)
            return slips == 1 ? Slip : TwoSlips;
        return JaroWinkler.Similarity(nameA, nameB) >= NearSimilarity ? Alike : Levels.Differs;
    }
}
