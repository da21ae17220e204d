namespace CustomerJourney.Identity.Linkage;

/// <summary>E-mail addresses: whole, the part before the @, and slips in either.</summary>
internal sealed class EmailComparison : Comparison
{
    private const int Alike = 3;
    private const int NearUser = 5;
    private const int SameUser = 7;
    private const int Slips = 8;
    private const double NearSimilarity = 0.92;
    private const double AlikeSimilarity = 0.86;

    private readonly Terms _terms;
    private readonly Terms _users;
    private readonly int[] _emails;
    private readonly int[] _user;
    private readonly int[] _counts;
    private readonly byte[] _exact;

    public EmailComparison(string name, Terms terms, int[] emails, Terms users, int[] user)
        : base(name)
    {
        (_terms, _emails, _users, _user, _counts) = (terms, emails, users, user, terms.Count(emails));
        _exact = Terms.ExactLevels(_counts);
    }

    public override IReadOnlyList<int[]> Columns => [_emails, _user];

    public override IReadOnlyList<bool> IsHousehold => [true];

    public override IReadOnlyList<double[]> Expected => [Guess(0.70, _counts, _exact, (Alike, 0.01), (NearUser, 0.03), (SameUser, 0.04), (Slips, 0.06))];

    public override double[]? ExactPairs(int place) => PairsByLevel(_counts, _exact);

    public override ulong Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelCache cache)
    {
        var (x, y) = (a[Slot], b[Slot]);
        if (x == 0 || y == 0)
            return Levels.Missing;
        if (x == y)
            return _exact[x];
        if (!cache.TryFind(Space, x, y, out var slot, out var level))
            level = cache.Keep(Space, x, y, slot, Similar(x, y, a[Slot + 1], b[Slot + 1]));
        return (ulong)level;
    }

    private int Similar(int x, int y, int userX, int userY)
    {
        if (Math.Abs(_terms.Texts[x].Length - _terms.Texts[y].Length) <= 2 && DamerauLevenshtein.Distance(_terms.Texts[x], _terms.Texts[y]) <= 2)
            return Slips;
        if (userX == userY)
            return SameUser;
        var similarity = JaroWinkler.Similarity(_users.Texts[userX], _users.Texts[userY]);
        return similarity >= NearSimilarity ? NearUser : similarity >= AlikeSimilarity ? Alike : Levels.Differs;
    }
}
