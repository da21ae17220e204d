namespace StepFunctions.Executions;

/// <summary>The variables of a branch; those of the branches around it can be read.</summary>
internal sealed class Variables(Variables? outer)
{
    private readonly Dictionary<string, JsonElement> _own = [];

    /// <summary>A variable's value; null when there is none of that name.</summary>
    public JsonElement? Find(string name) => _own.TryGetValue(name, out var value) ? value : outer?.Find(name);

    /// <summary>Sets variables.</summary>
    public void Set(JsonElement assigned)
    {
        foreach (var property in assigned.EnumerateObject())
            _own[property.Name] = property.Value;
    }
}
