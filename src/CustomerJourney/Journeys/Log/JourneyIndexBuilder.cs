using CustomerJourney.Touchpoints;

namespace CustomerJourney.Journeys;

/// <summary>Makes an index from resolved touchpoints, in any order; or extends one.</summary>
/// <remarks>Not safe for several writers at once. The result depends on what was added, not on the order of adding.</remarks>
public sealed class JourneyIndexBuilder
{
    /// <summary>Name of the attribute that <c>channel</c> becomes.</summary>
    public const string Channel = "channel";

    /// <summary>Name of the attribute that <c>outcome</c> becomes.</summary>
    public const string Outcome = "outcome";

    private const int RowBits = 40;

    private readonly EventTableBuilder _table = new();
    private readonly TextCodes _files = new();
    private readonly Dictionary<int, int> _removedBefore = [];
    private readonly long _revision;
    private readonly int _loaded;
    private int[] _file = [];
    private long[] _row = [];

    /// <summary>Begins an empty index.</summary>
    public JourneyIndexBuilder()
    {
    }

    private JourneyIndexBuilder(JourneyIndex index)
    {
        _table.Load(index);
        _loaded = _table.Count;
        _revision = index.Revision + 1;
    }

    /// <summary>Begins with all that an index has; of equal instants its touchpoints come before those added.</summary>
    public static JourneyIndexBuilder From(JourneyIndex index) => new(index ?? throw new ArgumentNullException(nameof(index)));

    /// <summary>Adds a touchpoint of a customer.</summary>
    /// <param name="customer">Id of the customer.</param>
    /// <param name="at">The instant.</param>
    /// <param name="sequence">Orders touchpoints of one instant.</param>
    /// <param name="type">What happened: the step.</param>
    /// <param name="channel">Where; null when not said.</param>
    /// <param name="outcome">How it ended; null when not said.</param>
    /// <param name="attributes">What else can be filtered by.</param>
    public void Add(string customer, DateTimeOffset at, TouchpointSequence sequence, string type, string? channel = null, string? outcome = null, IReadOnlyDictionary<string, string>? attributes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentNullException.ThrowIfNull(customer);
        var row = _table.Add(_table.Customers.CodeOf(customer), at.UtcTicks, _table.Types.CodeOf(type));
        Remember(row - _loaded, sequence);
        Say(row, Channel, channel);
        Say(row, Outcome, outcome);
        if (attributes is null)
            return;
        foreach (var (name, value) in attributes)
            Say(row, name, value);
    }

    /// <summary>Says what a customer can be filtered by; a later value of a name replaces an earlier one.</summary>
    public void SetCustomer(string customer, IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var code = _table.Customers.CodeOf(customer);
        foreach (var (name, value) in attributes)
            _table.CustomerAttribute(name).Set(code, value);
    }

    /// <summary>Takes a customer's touchpoints so far out: before they are added anew, or because the customer is no more.</summary>
    public void Remove(string customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        _removedBefore[_table.Customers.CodeOf(customer)] = _table.Count;
    }

    /// <summary>Sorts all and makes the index; the builder can go on afterwards.</summary>
    /// <exception cref="InvalidOperationException">There are more than 65,536 types.</exception>
    public JourneyIndex Build(CancellationToken cancellationToken = default)
    {
        var ranks = TextOrder.RanksByOrdinal(_files);
        long Tie(int row) => row < _loaded ? row : ((long)(ranks[_file[row - _loaded]] + 1) << RowBits) | _row[row - _loaded];
        bool Keep(int row) => !_removedBefore.TryGetValue(_table.CustomerOf(row), out var before) || row >= before;
        return IndexAssembler.Assemble(_table.Finish(_removedBefore.Count == 0 ? null : Keep, Tie, _revision), cancellationToken);
    }

    private void Remember(int added, TouchpointSequence sequence)
    {
        if (added >= _file.Length)
        {
            Array.Resize(ref _file, Math.Max(1024, added * 2));
            Array.Resize(ref _row, _file.Length);
        }

        _file[added] = _files.CodeOf($"{sequence.Source}\t{sequence.File}");
        _row[added] = sequence.Row;
    }

    private void Say(int row, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _table.TouchpointAttribute(name).Set(row, value);
    }
}
