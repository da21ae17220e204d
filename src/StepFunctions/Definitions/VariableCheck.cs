namespace StepFunctions.Definitions;

/// <summary>Checks that an inner workflow does not set a variable of an outer one.</summary>
internal static class VariableCheck
{
    /// <summary>Walks the scopes from the outside in.</summary>
    public static void Scopes(Workflow workflow, IReadOnlyCollection<string> outer, List<DefinitionProblem> problems)
    {
        var own = workflow.States.Values.SelectMany(state => Assigned(state).Select(name => (state, name))).ToArray();
        foreach (var (state, name) in own.Where(one => outer.Contains(one.name)))
            problems.Add(new DefinitionProblem(state.Name, "/Assign", $"the variable '{name}' belongs to an outer scope and cannot be assigned here"));
        var visible = own.Select(one => one.name).Concat(outer).ToHashSet();
        foreach (var state in workflow.States.Values)
        {
            foreach (var inner in state.Inner)
                Scopes(inner, state is MapState { Distributed: true } ? [] : visible, problems);
        }
    }

    private static IEnumerable<string> Assigned(State state)
    {
        var templates = new List<Template?> { state.Assign };
        if (state is WorkState work)
            templates.AddRange(work.Catch.Select(catcher => catcher.Assign));
        if (state is ChoiceState choice)
            templates.AddRange(choice.Choices.Select(rule => rule.Assign));
        return templates.OfType<Template>().SelectMany(template => template.FieldNames);
    }
}
