using System.Collections.Concurrent;

namespace Gremlin.Store;

/// <summary>Labels or property keys and their numbers, from 1; names are few, stay for good and are read without a lock.</summary>
internal sealed class NameTable
{
    private readonly ConcurrentDictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Lock _adding = new();
    private string[] _names = new string[16];
    private int _count;

    /// <summary>How many names there are; numbers go from 1 to this.</summary>
    public int Count => Volatile.Read(ref _count);

    public string this[int number] => Volatile.Read(ref _names)[number];

    /// <summary>The name's number; 0 when nothing has this name.</summary>
    public int Find(string name) => _numbers.GetValueOrDefault(name);

    /// <inheritdoc cref="Find(string)"/>
    public int Find(ReadOnlySpan<char> name) =>
        _numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var number) ? number : 0;

    /// <summary>The name's number; a new one if need be.</summary>
    public int Intern(string name) => _numbers.TryGetValue(name, out var number) ? number : Add(name);

    private int Add(string name)
    {
        lock (_adding)
        {
            if (_numbers.TryGetValue(name, out var number))
                return number;
            number = _count + 1;
            if (number == _names.Length)
            {
                var larger = new string[number * 2];
                _names.CopyTo(larger, 0);
                Volatile.Write(ref _names, larger);
            }

            _names[number] = name;
            Volatile.Write(ref _count, number);
            _numbers[name] = number;
            return number;
        }
    }
}
