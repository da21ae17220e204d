namespace Gremlin.Engine;

/// <summary>A whole text ready to run, with the slots its literals go into.</summary>
internal sealed class Plan(IReadOnlyList<PlannedStatement> statements, bool writes, int literalCount, int[] structural, bool[] dates, int depth)
{
    public IReadOnlyList<PlannedStatement> Statements => statements;

    public bool Writes => writes;

    public int LiteralCount => literalCount;

    /// <summary>Slots whose literals are part of the plan: another text must have the same there.</summary>
    public int[] Structural => structural;

    /// <summary>Which slots hold the text of a date.</summary>
    public bool[] Dates => dates;

    /// <summary>How many calls deep steps pull from one another.</summary>
    public int Depth => depth;
}
