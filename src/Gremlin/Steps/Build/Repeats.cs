using Gremlin.Steps.Branch;
using Gremlin.Steps.Filter;

namespace Gremlin.Steps.Build;

/// <summary><c>repeat</c>, <c>until</c>, <c>times</c> and <c>emit</c> in whatever order they come.</summary>
internal static class Repeats
{
    public static void Apply(StepArguments arguments, List<Step> steps)
    {
        switch (arguments.Name)
        {
            case "repeat": AddBody(arguments, steps); break;
            case "emit": AddEmit(arguments.Expect(0, 1), steps); break;
            default: AddUntil(arguments.Expect(1, 1), steps); break;
        }
    }

    private static void AddBody(StepArguments arguments, List<Step> steps)
    {
        var name = arguments.Expect(1, 2).Count == 2 ? arguments.Text(0) : null;
        var body = arguments.Traversal(arguments.Count - 1);
        var repeat = steps.Count > 0 && steps[^1] is RepeatStep { HasBody: false } begun ? begun : Begin(steps);
        repeat.LoopName = name;
        repeat.Body = body;
    }

    private static void AddEmit(StepArguments arguments, List<Step> steps)
    {
        var repeat = steps.Count > 0 && steps[^1] is RepeatStep { HasEmit: false } begun ? begun : Begin(steps);
        (repeat.HasEmit, repeat.EmitFirst) = (true, !repeat.HasBody);
        repeat.Emit = arguments.Count == 0 ? null : Condition(arguments);
    }

    private static void AddUntil(StepArguments arguments, List<Step> steps)
    {
        var repeat = steps.Count > 0 && steps[^1] is RepeatStep { Until: null, Times: null } begun ? begun : Begin(steps);
        repeat.UntilFirst = !repeat.HasBody;
        if (arguments.Name == "times") repeat.Times = arguments.Whole(0);
        else repeat.Until = Condition(arguments);
    }

    private static Traversal Condition(StepArguments arguments) =>
        arguments.IsPredicate(0) ? new Traversal([new IsStep(arguments.Predicate(0))]) : arguments.Traversal(0);

    private static RepeatStep Begin(List<Step> steps)
    {
        var repeat = new RepeatStep();
        steps.Add(repeat);
        return repeat;
    }
}
