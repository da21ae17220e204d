using Gremlin.Store.Files;

namespace Gremlin.Store;

/// <summary>How many elements each label, or set of labels, has.</summary>
internal sealed class Tally
{
    private int[] _counts = [];

    public int this[int number] => number < _counts.Length ? _counts[number] : 0;

    public void Add(int number, int change)
    {
        if (number >= _counts.Length)
            Array.Resize(ref _counts, Math.Max(number + 1, _counts.Length * 2));
        _counts[number] += change;
    }

    public void Save(CheckedWriter writer)
    {
        writer.Write(_counts.Length);
        writer.Write<int>(_counts);
    }

    public static Tally Load(CheckedReader reader)
    {
        var counts = new int[reader.ReadCount()];
        reader.Read<int>(counts);
        return new Tally { _counts = counts };
    }

    public Tally Copy() => new() { _counts = [.. _counts] };
}
