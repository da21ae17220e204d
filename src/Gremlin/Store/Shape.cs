namespace Gremlin.Store;

/// <summary>Which keys an element's property row has, of which types, and where each value lies in the row. Keys are in rising order.</summary>
internal sealed class Shape
{
    /// <summary>The type of a key with more than one value: the row then has the block of its values and their number.</summary>
    public const PropertyType Many = (PropertyType)15;

    private const int LinearSearchLength = 12;

    private readonly Dictionary<(int Key, PropertyType Type), Shape> _with = [];

    public Shape(int number, int[] keys, PropertyType[] types)
    {
        Number = number;
        Keys = keys;
        Types = types;
        Places = new int[keys.Length];
        var place = 1;
        for (var position = 0; position < keys.Length; position++)
        {
            Places[position] = place;
            place += Words(types[position]);
        }

        RowWords = place;
    }

    public int Number { get; }

    public int[] Keys { get; }

    public PropertyType[] Types { get; }

    /// <summary>Where in the row each value begins.</summary>
    public int[] Places { get; }

    /// <summary>Length of a row; its first word is the shape's number.</summary>
    public int RowWords { get; }

    /// <summary>The shapes that came of this one, known to the writer alone.</summary>
    public Dictionary<(int Key, PropertyType Type), Shape> Successors => _with;

    public static int Words(PropertyType type) => type == Many || StoredValue.IsWide(type) ? 2 : 1;

    /// <summary>The key's position; −1 when the shape has it not.</summary>
    public int Find(int key)
    {
        var keys = Keys;
        if (keys.Length > LinearSearchLength)
            return Math.Max(-1, Array.BinarySearch(keys, key));
        for (var position = 0; position < keys.Length; position++)
        {
            if (keys[position] == key)
                return position;
        }

        return -1;
    }
}
