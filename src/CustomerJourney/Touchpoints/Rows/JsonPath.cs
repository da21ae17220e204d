using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CustomerJourney.Touchpoints.Rows;

/// <summary>Paths into JSON rows, put together so that one pass over a row finds them all.</summary>
/// <remarks><c>a.b</c> goes into objects, <c>a[0]</c> takes an item, <c>a[*].b</c> takes all. A member whose whole name has the dots is found too.</remarks>
internal sealed partial class JsonPath
{
    /// <summary>For every item of an array.</summary>
    public const int EveryItem = -1;

    /// <summary>Value that ends here; -1 when none does.</summary>
    public int Slot { get; private set; } = -1;

    /// <summary>Members that lead on.</summary>
    public List<(byte[] Name, JsonPath Path)> Members { get; } = [];

    /// <summary>Items that lead on, <see cref="EveryItem"/> for all.</summary>
    public List<(int Index, JsonPath Path)> Items { get; } = [];

    /// <summary>Puts paths together; the slot of a path is its place in the list.</summary>
    public static JsonPath Of(IReadOnlyList<string> paths)
    {
        var root = new JsonPath();
        for (var slot = 0; slot < paths.Count; slot++)
        {
            var at = root;
            foreach (Match step in Step().Matches(paths[slot]))
                at = step.Groups["item"].Success ? at.Item(step.Groups["item"].Value) : at.Member(step.Value.TrimStart('.'));
            at.Slot = slot;
            root.Member(paths[slot]).Slot = slot;
        }

        return root;
    }

    private JsonPath Member(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        var found = Members.Find(member => member.Name.AsSpan().SequenceEqual(utf8)).Path;
        if (found is null)
            Members.Add((utf8, found = new JsonPath()));
        return found;
    }

    private JsonPath Item(string index)
    {
        var number = index == "*" ? EveryItem : int.Parse(index, CultureInfo.InvariantCulture);
        var found = Items.Find(item => item.Index == number).Path;
        if (found is null)
            Items.Add((number, found = new JsonPath()));
        return found;
    }

    [GeneratedRegex(@"\[(?<item>\*|\d{1,6})\]|\.?[^.\[]+|\[")]
    private static partial Regex Step();
}
