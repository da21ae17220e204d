namespace Gremlin.Store;

/// <summary>
/// A vertex's edges, in the heap: a directory block (number of groups, then four words a group: label and direction, how many, and the one pair itself or
/// the block and capacity of the pairs), and a block of (edge, other vertex) pairs for each group of more than one.
/// An edge taken out of a long group is left there and the group marked; readers then look whether the edge lives, and the writer tidies up when a quarter is gone.
/// </summary>
internal sealed class Adjacency(IntHeap heap)
{
    public const int GroupWords = 4;

    private const int DroppedFlag = int.MinValue;
    private const int FirstCapacity = 2;
    private const int LongGroup = 64;
    private const int TidyShare = 4;

    /// <summary>How many edges of each marked group are gone; a group not listed is counted when next touched.</summary>
    private readonly Dictionary<int, int> _dropped = [];

    public static bool HasDropped(int key) => key < 0;

    public static int Key(int label, Direction direction) => (label << 1) | (direction == Direction.In ? 1 : 0);

    public static int LabelOf(int key) => (key & ~DroppedFlag) >> 1;

    public static Direction DirectionOf(int key) => (key & 1) == 0 ? Direction.Out : Direction.In;

    public static bool Matches(int key, Direction direction, int[]? labels)
    {
        if (direction != Direction.Both && (int)direction != (key & 1))
            return false;
        if (labels is null)
            return true;
        var label = LabelOf(key);
        foreach (var each in labels)
        {
            if (each == label)
                return true;
        }

        return false;
    }

    /// <summary>The directory with an edge added.</summary>
    /// <param name="directory">The vertex's directory so far; 0 for none.</param>
    /// <param name="ownFrom">Blocks from here on are the transaction's own.</param>
    /// <param name="key">Label and direction.</param>
    /// <param name="pair">The edge and its other vertex.</param>
    public int Add(int directory, int ownFrom, int key, Adjacent pair)
    {
        var group = FindGroup(directory, key);
        if (group == 0)
            return AddGroup(directory, ownFrom, key, pair);
        var offset = group - directory;
        directory = Own(directory, ownFrom);
        Append(heap.Block(directory + offset, GroupWords), pair);
        return directory;
    }

    /// <summary>The directory without an edge; 0 when that was the last.</summary>
    /// <param name="directory">The vertex's directory.</param>
    /// <param name="ownFrom">Blocks from here on are the transaction's own.</param>
    /// <param name="key">Label and direction.</param>
    /// <param name="edge">The edge; in a long group it must be marked as gone by whoever calls.</param>
    /// <param name="lives">Whether an edge still is there.</param>
    public int Remove(int directory, int ownFrom, int key, int edge, Func<int, bool> lives)
    {
        var offset = FindGroup(directory, key) - directory;
        var count = heap.Word(directory + offset + 1);
        if (count == 1)
            return RemoveGroup(directory, ownFrom, offset);
        directory = Own(directory, ownFrom);
        var group = heap.Block(directory + offset, GroupWords);
        if (count > LongGroup && ++DroppedOf(group, lives) * TidyShare < count)
        {
            group[0] |= DroppedFlag;
            return directory;
        }

        _dropped.Remove(group[2]);
        if (Tidy(group, edge, lives) == 0)
            return RemoveGroup(directory, ownFrom, offset);
        return directory;
    }

    /// <summary>Counts the directory's blocks as garbage: its vertex is gone.</summary>
    public void Discard(int directory)
    {
        if (directory == 0)
            return;
        var groups = heap.Word(directory);
        for (var group = 0; group < groups; group++)
        {
            var words = heap.Block(directory + 1 + (group * GroupWords), GroupWords);
            if (words[1] > 1)
                heap.Garbage += words[3] * 2;
            _dropped.Remove(words[2]);
        }

        heap.Garbage += 1 + (groups * GroupWords);
    }

    /// <summary>Makes the pairs the group's, without spare room.</summary>
    public static void Pack(IntHeap heap, Span<int> group, ReadOnlySpan<int> pairs)
    {
        group[0] &= ~DroppedFlag;
        group[1] = pairs.Length / 2;
        if (pairs.Length == 2)
            (group[2], group[3]) = (pairs[0], pairs[1]);
        if (pairs.Length <= 2)
            return;
        var block = heap.Allocate(pairs.Length);
        pairs.CopyTo(heap.Block(block, pairs.Length));
        (group[2], group[3]) = (block, group[1]);
    }

    private int FindGroup(int directory, int key)
    {
        if (directory == 0)
            return 0;
        var groups = heap.Word(directory);
        for (var group = directory + 1; groups > 0; group += GroupWords, groups--)
        {
            if ((heap.Word(group) & ~DroppedFlag) == key)
                return group;
        }

        return 0;
    }

    private int AddGroup(int directory, int ownFrom, int key, Adjacent pair)
    {
        var groups = directory == 0 ? 0 : heap.Word(directory);
        var length = 1 + (groups * GroupWords);
        int block;
        if (directory >= ownFrom && directory != 0 && heap.IsLast(directory, length) && IntHeap.HasRoom(directory + length, GroupWords))
        {
            block = directory;
            heap.Allocate(GroupWords);
        }
        else
        {
            block = heap.Allocate(length + GroupWords);
            if (groups > 0)
                heap.Block(directory, length).CopyTo(heap.Block(block, length));
            if (groups > 0)
                heap.Garbage += length;
        }

        heap.At(block) = groups + 1;
        var words = heap.Block(block + length, GroupWords);
        (words[0], words[1], words[2], words[3]) = (key, 1, pair.Edge, pair.Vertex);
        return block;
    }

    private int Own(int directory, int ownFrom)
    {
        if (directory >= ownFrom)
            return directory;
        var length = 1 + (heap.Word(directory) * GroupWords);
        var block = heap.Allocate(length);
        heap.Block(directory, length).CopyTo(heap.Block(block, length));
        heap.Garbage += length;
        return block;
    }

    private void Append(Span<int> group, Adjacent pair)
    {
        var count = group[1];
        if (count == 1)
        {
            var first = NewPairs(FirstCapacity);
            heap.At(first) = group[2];
            heap.At(first + 1) = group[3];
            (group[2], group[3]) = (first, FirstCapacity);
        }
        else if (count == group[3])
        {
            Grow(group, count);
        }

        heap.At(group[2] + (count * 2)) = pair.Edge;
        heap.At(group[2] + (count * 2) + 1) = pair.Vertex;
        group[1] = count + 1;
    }

    private void Grow(Span<int> group, int count)
    {
        var larger = NewPairs(count * 2);
        heap.Block(group[2], count * 2).CopyTo(heap.Block(larger, count * 2));
        heap.Garbage += count * 2;
        if (_dropped.Remove(group[2], out var dropped))
            _dropped[larger] = dropped;
        (group[2], group[3]) = (larger, count * 2);
    }

    private int NewPairs(int capacity) => heap.Allocate(capacity * 2);

    private ref int DroppedOf(Span<int> group, Func<int, bool> lives)
    {
        ref var dropped = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_dropped, group[2], out var known);
        if (known || !HasDropped(group[0]))
            return ref dropped;
        var pairs = heap.Block(group[2], group[1] * 2);
        for (var pair = 0; pair < pairs.Length; pair += 2)
            dropped += lives(pairs[pair]) ? 0 : 1;
        return ref dropped;
    }

    /// <summary>Moves the pairs that live to a block of their own; pairs that a reader may see stay where they are.</summary>
    private int Tidy(Span<int> group, int edge, Func<int, bool> lives)
    {
        var pairs = heap.Block(group[2], group[1] * 2);
        var kept = new List<int>(pairs.Length);
        for (var pair = 0; pair < pairs.Length; pair += 2)
        {
            if (pairs[pair] != edge && (!HasDropped(group[0]) || lives(pairs[pair])))
                kept.AddRange([pairs[pair], pairs[pair + 1]]);
        }

        heap.Garbage += group[3] * 2;
        Pack(heap, group, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept));
        return group[1];
    }

    private int RemoveGroup(int directory, int ownFrom, int offset)
    {
        var groups = heap.Word(directory);
        var length = 1 + (groups * GroupWords);
        heap.Garbage += directory >= ownFrom ? GroupWords : length;
        if (groups == 1)
            return 0;
        var block = directory >= ownFrom ? directory : heap.Allocate(length - GroupWords);
        heap.Block(directory, offset).CopyTo(heap.Block(block, offset));
        heap.Block(directory + offset + GroupWords, length - offset - GroupWords).CopyTo(heap.Block(block + offset, length - offset - GroupWords));
        heap.At(block) = groups - 1;
        return block;
    }
}
