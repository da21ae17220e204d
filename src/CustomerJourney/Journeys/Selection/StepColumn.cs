using System.Runtime.InteropServices;
using System.Text;

namespace CustomerJourney.Journeys;

/// <summary>Steps other than types: of several columns joined, or renamed by a map.</summary>
internal static class StepColumn
{
    private const int MostCombinations = 1 << 24;

    /// <summary>The steps' names in ordinal order and each touchpoint's code; no codes when the index's own serve.</summary>
    public static (IReadOnlyList<string> Steps, byte[] Codes, int Width) Of(JourneyIndex index, JourneySelection selection, CancellationToken cancellationToken)
    {
        if (!selection.ChangesSteps)
            return (index.Steps, [], index.Columns.StepWidth);
        var columns = selection.StepBy.Select(name => Column(index, name)).ToArray();
        var used = UsedCombinations(index, columns, cancellationToken);
        var names = Names(columns, used, selection.StepMap);
        var steps = names.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (steps.Length > IndexAssembler.MostSteps)
            throw new JourneyQuestionException($"{string.Join(" and ", selection.StepBy)} make {steps.Length} different steps; at most {IndexAssembler.MostSteps} can be told apart. Choose fewer columns or map them.");
        var codes = Array.ConvertAll(names, n => n is null ? 0 : Array.BinarySearch(steps, n, StringComparer.Ordinal));
        var width = CodeColumn.WidthOf(steps.Length);
        return (steps, Write(index, columns, codes, width, cancellationToken), width);
    }

    private static AttributeColumn Column(JourneyIndex index, string name) =>
        name == JourneySelection.Type ? index.Types : index.TouchpointColumns.FirstOrDefault(c => c.Name == name)
            ?? throw new JourneyQuestionException($"Steps cannot be made of '{name}'. There are: {string.Join(", ", [JourneySelection.Type, .. index.TouchpointAttributes])}.");

    private static bool[] UsedCombinations(JourneyIndex index, AttributeColumn[] columns, CancellationToken cancellationToken)
    {
        var combinations = columns.Aggregate(1L, (product, c) => product * c.ValueCount);
        if (columns.Length == 0 || combinations > MostCombinations)
            throw new JourneyQuestionException("Steps are made of one or more columns with few values each; choose others.");
        var used = new bool[combinations];
        Workers.ForRange(index.EventCount, (from, to) =>
        {
            for (var i = from; i < to; i++)
                used[CombinationAt(columns, i)] = true;
        }, cancellationToken);
        return used;
    }

    private static int CombinationAt(AttributeColumn[] columns, int touchpoint)
    {
        var combination = 0;
        foreach (var column in columns)
            combination = combination * column.ValueCount + column.At(touchpoint);
        return combination;
    }

    private static string?[] Names(AttributeColumn[] columns, bool[] used, IReadOnlyDictionary<string, string>? map)
    {
        var names = new string?[used.Length];
        for (var combination = 0; combination < used.Length; combination++)
        {
            if (!used[combination])
                continue;
            var name = Name(columns, combination);
            names[combination] = map is not null && map.TryGetValue(name, out var mapped) ? mapped : name;
        }

        return names;
    }

    private static string Name(AttributeColumn[] columns, int combination)
    {
        var name = new StringBuilder();
        for (var c = columns.Length - 1; c >= 0; c--)
        {
            var value = columns[c].Value(combination % columns[c].ValueCount);
            combination /= columns[c].ValueCount;
            if (value.Length > 0 && name.Length > 0)
                name.Insert(0, JourneySelection.Joint);
            name.Insert(0, value);
        }

        return name.Length == 0 ? JourneySelection.NotSaid : name.ToString();
    }

    private static byte[] Write(JourneyIndex index, AttributeColumn[] columns, int[] codes, int width, CancellationToken cancellationToken)
    {
        var bytes = PinnedBytes.Rent((long)index.EventCount * width);
        Workers.ForRange(index.EventCount, (from, to) =>
        {
            var words = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
            for (var i = from; i < to; i++)
            {
                var code = codes[CombinationAt(columns, i)];
                if (width == 1)
                    bytes[i] = (byte)code;
                else
                    words[i] = (ushort)code;
            }
        }, cancellationToken);
        return bytes;
    }
}
