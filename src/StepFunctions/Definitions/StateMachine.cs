using System.Text.RegularExpressions;

namespace StepFunctions.Definitions;

/// <summary>A state machine in the Amazon States Language (JSONPath), read and found sound.</summary>
public sealed partial class StateMachine
{
    private StateMachine(string definition, Workflow workflow) => (Definition, Workflow) = (definition, workflow);

    /// <summary>The definition as it was given, JSON.</summary>
    public string Definition { get; }

    /// <summary>The names of all states, nested ones too, in the order of the text.</summary>
    public IReadOnlyList<string> StateNames => [.. Workflow.Everywhere.Select(state => state.Name)];

    internal Workflow Workflow { get; }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="InvalidDefinitionException">The definition is malformed, or in JSONata, which is not run here.</exception>
    public static StateMachine Parse(string definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var problems = new List<DefinitionProblem>();
        var workflow = DefinitionReader.Read(definition, problems);
        return problems.Count == 0 && workflow is not null ? new StateMachine(definition, workflow) : throw new InvalidDefinitionException(problems);
    }

    /// <summary>Reads a definition from a file.</summary>
    /// <param name="path">A <c>*.asl.json</c> file.</param>
    /// <param name="substitute">Gives the value of each <c>${Name}</c> in it, as <c>DefinitionSubstitutions</c> do; null leaves them.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <exception cref="InvalidDefinitionException">The definition is malformed.</exception>
    public static async Task<StateMachine> LoadAsync(string path, Func<string, string>? substitute = null, CancellationToken cancellationToken = default)
    {
        var text = await File.ReadAllTextAsync(path, cancellationToken);
        return Parse(substitute is null ? text : Substitution().Replace(text, match => JsonEncodedText.Encode(substitute(match.Groups[1].Value)).ToString()));
    }

    /// <summary>What is wrong with a definition; empty when it is sound.</summary>
    public static IReadOnlyList<DefinitionProblem> Check(string definition)
    {
        var problems = new List<DefinitionProblem>();
        DefinitionReader.Read(definition, problems);
        return problems;
    }

    [GeneratedRegex(@"\$\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Substitution();
}
