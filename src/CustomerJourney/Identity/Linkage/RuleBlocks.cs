using System.Runtime.InteropServices;

namespace CustomerJourney.Identity.Linkage;

/// <summary>The blocks of one rule, one after the other in one array.</summary>
/// <param name="records">How many records there are in all.</param>
internal sealed class RuleBlocks(int records)
{
    private readonly int[] _blockOf = new int[records];
    private readonly List<int> _starts = [0];
    private readonly List<int> _members = [];

    /// <summary>How many blocks there are.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>Pairs in all blocks.</summary>
    public long Pairs { get; private set; }

    /// <summary>The records of a block, ascending.</summary>
    public ReadOnlySpan<int> this[int block] => CollectionsMarshal.AsSpan(_members)[_starts[block].._starts[block + 1]];

    /// <summary>Adds a block of records that share a key.</summary>
    public void Add(ReadOnlySpan<int> members)
    {
        AddRepresentatives(members);
        foreach (var record in members)
            _blockOf[record] = Count;
    }

    /// <summary>Adds a block of records that each stand for the others of a block of their own.</summary>
    public void AddRepresentatives(ReadOnlySpan<int> members)
    {
        var start = _members.Count;
        _members.AddRange(members);
        var own = CollectionsMarshal.AsSpan(_members)[start..];
        if (!IsAscending(own))
            own.Sort();
        _starts.Add(_members.Count);
        Pairs += Block.PairsOf(members.Length);
    }

    /// <summary>Whether two records share a key, so that the rule yields their pair.</summary>
    public bool Holds(int a, int b) => _blockOf[a] == _blockOf[b] && _blockOf[a] != 0;

    private static bool IsAscending(ReadOnlySpan<int> members)
    {
        for (var i = 1; i < members.Length; i++)
        {
            if (members[i - 1] > members[i])
                return false;
        }

        return true;
    }
}
