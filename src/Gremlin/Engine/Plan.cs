using Gremlin.Values;

namespace Gremlin.Engine;

/// <summary>A whole text ready to run, with the slots its literals go into.</summary>
internal sealed class Plan(IReadOnlyList<PlannedStatement> statements, bool writes, int literalCount, int[] structural, bool[] dates, int depth)
{
    public IReadOnlyList<PlannedStatement> Statements => statements;

    public bool Writes => writes;

    public int LiteralCount => literalCount;

    /// <summary>Slots whose literals are part of the plan: another text must have the same there.</summary>
    public int[] Structural => structural;

    /// <summary>The values of those, by slot; none in the other slots.</summary>
    public Value[] Known { get; } = new Value[literalCount];

    /// <summary>Whether a slot's literal is part of the plan.</summary>
    public bool[] IsStructural { get; } = Marked(structural, literalCount);

    /// <summary>Which slots hold the text of a date.</summary>
    public bool[] Dates => dates;

    /// <summary>How many calls deep steps pull from one another.</summary>
    public int Depth => depth;

    private static bool[] Marked(int[] slots, int count)
    {
        var marked = new bool[count];
        foreach (var slot in slots) marked[slot] = true;
        return marked;
    }
}
