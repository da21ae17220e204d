using YamlDotNet.RepresentationModel;

namespace CustomerJourney.Functions.Deployment;

/// <summary>
/// The rights of <c>infrastructure/open.yaml</c>, whose resources must end in a wildcard: a role has those of the policies that it takes, where a
/// statement's condition names the role's tag <c>part</c>.
/// </summary>
internal static class OpenRights
{
    private const string File = "infrastructure/open.yaml";
    private const string Tag = "aws:PrincipalTag/part";

    /// <summary>Every statement.</summary>
    public static IReadOnlyList<Statement> All { get; } = [.. Statement.In(File)];

    /// <summary>Names of the policies.</summary>
    public static IReadOnlyList<string> Policies { get; } = [.. Template.Read(File).Resources("AWS::IAM::ManagedPolicy").Keys];

    /// <summary>Roles of all templates with a tag: the tag, and those of the open policies that they take.</summary>
    public static IReadOnlyList<(string File, string Role, string Part, IReadOnlyList<string> Policies)> Tagged { get; } = [.. FindTagged()];

    /// <summary>Parts that a statement is for; none when it is for everybody who takes its policy.</summary>
    public static IReadOnlyList<string> PartsOf(Statement statement) =>
        statement.Node.Children.TryGetValue("Condition", out var condition) && ((YamlMappingNode)condition["StringEquals"]).Children.TryGetValue(Tag, out var parts)
            ? parts is YamlSequenceNode many ? [.. many.Select(part => part.ToString())] : [parts.ToString()]
            : [];

    /// <summary>Statements that a role has by some of its policies and its tag.</summary>
    public static IEnumerable<Statement> Of(string file, string role, params string[] policies) => Tagged
        .Where(tagged => (tagged.File, tagged.Role) == (file, role))
        .SelectMany(tagged => All.Where(statement => tagged.Policies.Contains(statement.Owner) && policies.Contains(statement.Owner) && PartsOf(statement).Contains(tagged.Part)));

    private static IEnumerable<(string File, string Role, string Part, IReadOnlyList<string> Policies)> FindTagged()
    {
        foreach (var file in Template.Infrastructure)
        {
            foreach (var (name, role) in Template.Read(file).Resources("AWS::IAM::Role").Where(role => role.Value.Children.ContainsKey("Tags")))
            {
                var part = ((YamlSequenceNode)role["Tags"]).SingleOrDefault(tag => tag["Key"].ToString() == "part")?["Value"].ToString();
                var policies = role.Children.TryGetValue("ManagedPolicyArns", out var taken) ? ((YamlSequenceNode)taken).Select(policy => policy.ToString()) : [];
                if (part is not null)
                    yield return (file, name, part, [.. policies.Intersect(Policies)]);
            }
        }
    }
}
