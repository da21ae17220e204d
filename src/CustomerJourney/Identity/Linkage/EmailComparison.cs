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
    private const int RareUser = 4;
    private const double NearSimilarity = 0.92;

    private readonly Terms _terms;
    private readonly Terms _users;
    private readonly List<int[]> _columns;
    private readonly int[] _counts;
    private readonly byte[] _exact;
    private readonly int[] _userCounts;

    public EmailComparison(string name, Terms terms, int[][] emails, Terms users, int[][] user)
        : base(name)
    {
        (_terms, _users) = (terms, users);
        _columns = [.. emails.Zip(user).SelectMany(column => (int[][])[column.First, column.Second])];
        _counts = new int[terms.Texts.Count];
        foreach (var number in emails.SelectMany(column => column))
            _counts[number]++;
        _exact = Terms.ExactLevels(_counts);
        _userCounts = new int[users.Texts.Count];
        foreach (var number in user.SelectMany(column => column))
            _userCounts[number]++;
    }

    public override IReadOnlyList<int[]> Columns => _columns;

    public override IReadOnlyList<bool> IsHousehold => [true];

    public override IReadOnlyList<double[]> Expected => [Guess(0.70, _counts, _exact, (CommonUser, 0.01), (Alike, 0.02), (DigitSlip, 0.01), (TwoSlips, 0.02), (SameUser, 0.04), (Slip, 0.05))];

    public override double[]? ExactPairs(int place) => PairsByLevel(_counts, _exact);

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var best = Levels.Missing;
        for (var i = Slot; i < Slot + _columns.Count; i += 2)
        {
            for (var j = Slot; j < Slot + _columns.Count; j += 2)
                best = Math.Max(best, Level(a[i], b[j], a[i + 1], b[j + 1], cache));
        }

        return (ulong)best;
    }

    private int Level(int x, int y, int userX, int userY, LevelCache cache)
    {
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return _exact[x];
        return cache.TryFind(Space, x, y, out var slot, out var level) ? level : cache.Keep(Space, x, y, slot, Similar(x, y, userX, userY));
    }

    // Users are often made from names, so likeness of users says little beyond the names: a number in them, or a rare user, says more.
    private int Similar(int x, int y, int userX, int userY)
    {
        if (userX == userY)
            return _userCounts[userX] <= RareUser ? SameUser : CommonUser;
        var (a, b) = (_terms.Texts[x], _terms.Texts[y]);
        if (Math.Abs(a.Length - b.Length) > 3 || DigitsOf(_users.Texts[userX]) != DigitsOf(_users.Texts[userY]))
            return Math.Abs(a.Length - b.Length) <= 1 && DamerauLevenshtein.Distance(a, b) == 1 ? DigitSlip : Levels.Differs;
        var slips = DamerauLevenshtein.Distance(a, b);
        if (slips <= 2)
            return slips == 1 ? Slip : TwoSlips;
        return JaroWinkler.Similarity(_users.Texts[userX], _users.Texts[userY]) >= NearSimilarity ? Alike : Levels.Differs;
    }

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
