using Gremlin.Store.Files;

namespace Gremlin.Store;

/// <summary>All shapes, by number; one writer adds, readers take no lock. Shape 0 has no keys.</summary>
internal sealed class ShapeTable
{
    private readonly Dictionary<string, Shape> _byContent = [];
    private Shape[] _shapes = new Shape[16];
    private int _count;

    public ShapeTable() => Intern([], []);

    public int Count => _count;

    public Shape this[int number] => Volatile.Read(ref _shapes)[number];

    /// <summary>The shape with the key added, or with another type for it.</summary>
    public Shape With(Shape shape, int key, PropertyType type)
    {
        if (shape.Successors.TryGetValue((key, type), out var successor))
            return successor;
        var position = shape.Find(key);
        successor = position < 0 ? Insert(shape, key, type) : Retype(shape, position, type);
        shape.Successors[(key, type)] = successor;
        return successor;
    }

    /// <summary>The shape without a key it has.</summary>
    public Shape Without(Shape shape, int key)
    {
        if (shape.Successors.TryGetValue((key, PropertyType.None), out var successor))
            return successor;
        var position = shape.Find(key);
        successor = Intern(
            [.. shape.Keys.AsSpan(0, position), .. shape.Keys.AsSpan(position + 1)],
            [.. shape.Types.AsSpan(0, position), .. shape.Types.AsSpan(position + 1)]);
        shape.Successors[(key, PropertyType.None)] = successor;
        return successor;
    }

    /// <summary>The shape of these keys, in rising order.</summary>
    public Shape Intern(int[] keys, PropertyType[] types)
    {
        var content = string.Join(',', keys.Zip(types, (key, type) => $"{key}:{(int)type}"));
        if (_byContent.TryGetValue(content, out var shape))
            return shape;
        shape = new Shape(_count, keys, types);
        if (_count == _shapes.Length)
        {
            var larger = new Shape[_count * 2];
            _shapes.CopyTo(larger, 0);
            Volatile.Write(ref _shapes, larger);
        }

        _shapes[_count] = shape;
        _byContent[content] = shape;
        Volatile.Write(ref _count, _count + 1);
        return shape;
    }

    public void Save(CheckedWriter writer)
    {
        var count = Volatile.Read(ref _count);
        writer.Write(count);
        for (var number = 0; number < count; number++)
        {
            var shape = this[number];
            writer.Write(shape.Keys.Length);
            writer.Write<int>(shape.Keys);
            writer.Write<PropertyType>(shape.Types);
        }
    }

    public void LoadFrom(CheckedReader reader)
    {
        for (var count = reader.ReadCount(); count > 0; count--)
        {
            var keys = new int[reader.ReadCount()];
            var types = new PropertyType[keys.Length];
            reader.Read<int>(keys);
            reader.Read<PropertyType>(types);
            Intern(keys, types);
        }
    }

    private Shape Insert(Shape shape, int key, PropertyType type)
    {
        var position = ~Array.BinarySearch(shape.Keys, key);
        return Intern(
            [.. shape.Keys.AsSpan(0, position), key, .. shape.Keys.AsSpan(position)],
            [.. shape.Types.AsSpan(0, position), type, .. shape.Types.AsSpan(position)]);
    }

    private Shape Retype(Shape shape, int position, PropertyType type)
    {
        PropertyType[] types = [.. shape.Types];
        types[position] = type;
        return Intern(shape.Keys, types);
    }
}
