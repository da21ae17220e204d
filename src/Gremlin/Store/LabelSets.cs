using System.Collections.Concurrent;

namespace Gremlin.Store;

/// <summary>The sets of labels that vertices have, each with a number from 1; 0 is the set of a vertex that is gone.</summary>
internal sealed class LabelSets(NameTable labels)
{
    private const string Separator = "::";

    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Lock _adding = new();
    private int[][] _sets = [[]];
    private string[] _texts = [""];

    /// <summary>How many sets there are; numbers go from 1 to this.</summary>
    public int Count => Volatile.Read(ref _texts).Length - 1;

    /// <summary>The labels of a set, in the order they were given.</summary>
    public ReadOnlySpan<int> this[int set] => Volatile.Read(ref _sets)[set];

    /// <summary>The set as <c>label()</c> shows it: <c>A::B</c>.</summary>
    public string Text(int set) => Volatile.Read(ref _texts)[set];

    public bool Contains(int set, int label)
    {
        foreach (var each in Volatile.Read(ref _sets)[set])
        {
            if (each == label)
                return true;
        }

        return false;
    }

    /// <summary>The set written as <paramref name="text"/>: <c>A</c> or <c>A::B</c>; a label named twice counts once.</summary>
    public int Intern(string text) => _numbers.TryGetValue(text, out var number) ? number : Add(text, Parse(text));

    /// <summary>The set of one label.</summary>
    public int OfLabel(int label) => Intern(labels[label]);

    /// <summary>The set with another set's labels added behind.</summary>
    public int Union(int set, int other)
    {
        int[] union = [.. this[set].ToArray().Union(this[other].ToArray())];
        return Intern(TextOf(union));
    }

    private int[] Parse(string text) =>
        [.. text.Split(Separator).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal).Select(labels.Intern)];

    private string TextOf(int[] set) => string.Join(Separator, set.Select(label => labels[label]));

    private int Add(string text, int[] set)
    {
        var canonical = TextOf(set);
        lock (_adding)
        {
            if (!_numbers.TryGetValue(canonical, out var number))
            {
                number = _sets.Length;
                Volatile.Write(ref _sets, [.. _sets, set]);
                Volatile.Write(ref _texts, [.. _texts, canonical]);
                _numbers[canonical] = number;
            }

            _numbers[text] = number;
            return number;
        }
    }
}
