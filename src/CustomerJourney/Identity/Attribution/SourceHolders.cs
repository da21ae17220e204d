namespace CustomerJourney.Identity.Attribution;

/// <summary>Who has a shared identifier by the party records of one source alone: a billing system's account has one holder there, whatever other silos say of the household.</summary>
public sealed class SourceHolders
{
    private readonly Dictionary<(int Identifier, int Source), int[]> _customers;

    /// <summary>Collects the holders.</summary>
    /// <param name="registered">By party record and identifier: number of the identifier, of the record's source, of its customer. Identifiers of one customer need not be told.</param>
    public SourceHolders(IEnumerable<(int Identifier, int Source, int Customer)> registered) =>
        _customers = registered.GroupBy(one => (one.Identifier, one.Source)).ToDictionary(group => group.Key, group => group.Select(one => one.Customer).Distinct().Order().ToArray());

    /// <summary>No source has records of its own.</summary>
    public static SourceHolders None { get; } = new([]);

    /// <summary>The customers that a source's own records give the identifier to, ascending; none when it has no record with it.</summary>
    public ReadOnlySpan<int> this[int identifier, int source] => _customers.GetValueOrDefault((identifier, source));
}
