using Gremlin.Engine;

namespace Gremlin.Steps.Branch;

/// <summary>The end of a <c>repeat()</c>'s body: counts the round and decides who leaves and who goes round again.</summary>
internal sealed class RepeatEndStep(RepeatStep repeat) : Step
{
    public override string Name => "repeatEnd";

    protected override bool Pull(out Traverser traverser)
    {
        while (Previous.Next(out traverser))
        {
            var again = traverser.State?.Loops ?? throw new GremlinException(GremlinErrorCode.InvalidParameter, "A walker lost its place in repeat()");
            traverser.SetLoops(again.Again());
            if (repeat.Leaves(traverser, false))
            {
                traverser = RepeatStep.Left(traverser);
                return true;
            }

            repeat.AddAgain(traverser);
            if (!repeat.Emits(traverser, false)) continue;
            traverser = RepeatStep.Left(traverser);
            return true;
        }

        return false;
    }
}
