using System.Runtime.InteropServices;

namespace CustomerJourney.Propensity;

/// <summary>Collects touchpoints in any order into <see cref="TouchpointColumns"/>; the order in which equal instants of a customer come stays.</summary>
public sealed class TouchpointColumnsBuilder
{
    private readonly Codes _customers = new();
    private readonly Codes _types = new();
    private readonly Codes _channels = new();
    private readonly Codes _outcomes = new();
    private readonly List<int> _customer = [];
    private readonly List<long> _at = [];
    private readonly List<int> _type = [];
    private readonly List<int> _channel = [];
    private readonly List<int> _outcome = [];
    private readonly List<float> _amount = [];
    private readonly List<float> _answer = [];
    private bool _isSorted = true;

    /// <summary>Adds a touchpoint.</summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="at">The instant.</param>
    /// <param name="type">What happened.</param>
    /// <param name="channel">Where.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="amount">Money in major units.</param>
    /// <param name="answer">A survey's answer.</param>
    public void Add(string customer, DateTimeOffset at, string type, string? channel, string? outcome, decimal? amount, double? answer)
    {
        var (code, ticks) = (_customers.Of(customer), at.UtcTicks);
        if (_at.Count > 0 && (code < _customer[^1] || (code == _customer[^1] && ticks < _at[^1])))
            _isSorted = false;
        _customer.Add(code);
        _at.Add(ticks);
        _type.Add(_types.Of(type));
        _channel.Add(channel is null ? -1 : _channels.Of(channel));
        _outcome.Add(outcome is null ? -1 : _outcomes.Of(outcome));
        _amount.Add(amount is { } money ? (float)money : float.NaN);
        _answer.Add(answer is { } number ? (float)number : float.NaN);
    }

    /// <summary>The columns of what was added.</summary>
    public TouchpointColumns Build()
    {
        var order = _isSorted ? null : Order();
        var offsets = new int[_customers.Names.Count + 1];
        foreach (var customer in _customer)
            offsets[customer + 1]++;
        for (var customer = 0; customer < _customers.Names.Count; customer++)
            offsets[customer + 1] += offsets[customer];
        return new TouchpointColumns(_customers.Names, offsets, Take(_at, order), Take(_type, order), Take(_channel, order), Take(_outcome, order), Take(_amount, order), Take(_answer, order), _types.Names, _channels.Names, _outcomes.Names);
    }

    private int[] Order()
    {
        var order = Enumerable.Range(0, _at.Count).ToArray();
        Array.Sort(order, (left, right) =>
            _customer[left] != _customer[right] ? _customer[left].CompareTo(_customer[right])
            : _at[left] != _at[right] ? _at[left].CompareTo(_at[right])
            : left.CompareTo(right));
        return order;
    }

    private static T[] Take<T>(List<T> values, int[]? order) => order is null ? [.. values] : Array.ConvertAll(order, index => values[index]);

    private sealed class Codes
    {
        private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
        private (string? Name, int Code) _last;

        public List<string> Names { get; } = [];

        public int Of(string name)
        {
            if (ReferenceEquals(name, _last.Name) || name == _last.Name)
                return _last.Code; // rows come by customer, so the same again is the rule
            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes, name, out var isKnown);
            if (!isKnown)
            {
                code = Names.Count;
                Names.Add(name);
            }

            _last = (name, code);
            return code;
        }
    }
}
