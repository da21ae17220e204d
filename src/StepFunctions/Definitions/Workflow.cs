namespace StepFunctions.Definitions;

/// <summary>States with a start: a machine, a branch, or what is done with an item.</summary>
internal sealed record Workflow(string StartAt, IReadOnlyDictionary<string, State> States, int? TimeoutSeconds)
{
    /// <summary>All states, nested ones too.</summary>
    public IEnumerable<State> Everywhere => States.Values.SelectMany(state => state.Inner.SelectMany(inner => inner.Everywhere).Prepend(state));
}
