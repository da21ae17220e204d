namespace StepFunctions.Definitions;

/// <summary>Checks where control can go.</summary>
internal static class GraphCheck
{
    /// <summary>Checks targets, reachability and ends of one workflow.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="fields">Its own fields.</param>
    /// <param name="states">The fields of <c>States</c>.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="complete">Whether all its states could be read; else reachability would mislead.</param>
    public static void Check(Workflow workflow, StateFields fields, StateFields states, List<DefinitionProblem> problems, bool complete)
    {
        if (fields.Has("StartAt") && !states.Has(workflow.StartAt))
            fields.Wrong("StartAt", $"StartAt names the state '{workflow.StartAt}', which does not exist here");
        foreach (var state in workflow.States.Values)
        {
            foreach (var target in state.Targets.Distinct().Where(target => !states.Has(target)))
                problems.Add(new DefinitionProblem(state.Name, $"{states.Location}/{state.Name}", $"control would go to the state '{target}', which does not exist here"));
        }

        if (complete)
            Reach(workflow, states, problems);
    }

    /// <summary>Checks that no name stands twice in the whole machine, as AWS demands.</summary>
    public static void Names(Workflow workflow, List<DefinitionProblem> problems)
    {
        foreach (var name in workflow.Everywhere.GroupBy(state => state.Name).Where(group => group.Count() > 1).Select(group => group.Key))
            problems.Add(new DefinitionProblem(name, "/States", "the name stands more than once in the machine"));
    }

    private static void Reach(Workflow workflow, StateFields states, List<DefinitionProblem> problems)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([workflow.StartAt]);
        while (open.TryPop(out var name))
        {
            if (!workflow.States.TryGetValue(name, out var state) || !reached.Add(name))
                continue;
            foreach (var target in state.Targets)
                open.Push(target);
        }

        if (reached.Count == 0)
            return;
        foreach (var name in workflow.States.Keys.Where(name => !reached.Contains(name)))
            problems.Add(new DefinitionProblem(name, $"{states.Location}/{name}", "the state cannot be reached"));
        if (!reached.Any(name => workflow.States[name].MayEnd))
            problems.Add(new DefinitionProblem(null, states.Location, "no state that can be reached ends the workflow"));
    }
}
