using YamlDotNet.RepresentationModel;

namespace CustomerJourney.Functions.Deployment;

/// <summary>A statement of a role or a managed policy in a template.</summary>
/// <param name="File">The template.</param>
/// <param name="Owner">Name of the role or policy.</param>
/// <param name="Node">The statement.</param>
internal sealed record Statement(string File, string Owner, YamlMappingNode Node)
{
    /// <summary>Its actions.</summary>
    public IEnumerable<string> Actions => Values("Action").Select(node => node.ToString());

    /// <summary>Whether it allows.</summary>
    public bool Allows => Node["Effect"].ToString() == "Allow";

    /// <summary>Whether one of its resources has a wildcard.</summary>
    public bool HasWildcard => Values("Resource").Any(node => Scalars(node).Any(text => text.Contains('*', StringComparison.Ordinal)));

    /// <summary>Whether its wildcards are the objects of a bucket, which no other way names.</summary>
    public bool IsOfObjects => Actions.All(action => action.StartsWith("s3:", StringComparison.Ordinal)) && Values("Resource").SelectMany(Scalars).All(text => text.EndsWith("/*", StringComparison.Ordinal) || !text.Contains('*', StringComparison.Ordinal));

    /// <summary>Every statement of roles and managed policies in a template.</summary>
    public static IEnumerable<Statement> In(string file)
    {
        foreach (var type in new[] { "AWS::IAM::Role", "AWS::IAM::ManagedPolicy" })
        {
            foreach (var (name, resource) in Template.Read(file).Resources(type))
            {
                foreach (var document in Documents(resource))
                {
                    foreach (var statement in (YamlSequenceNode)document["Statement"])
                        yield return new Statement(file, name, (YamlMappingNode)statement);
                }
            }
        }
    }

    /// <summary>Whether a comment stands in its lines.</summary>
    public bool SaysWhy()
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(Template.Repository, File));
        var end = Math.Min(lines.Length, (int)Node.AllNodes.Max(node => node.End.Line)); // a mapping's own end is where it begins
        return lines[((int)Node.Start.Line - 1)..end].Any(line => line.Contains(" # ", StringComparison.Ordinal));
    }

    private static IEnumerable<YamlNode> Documents(YamlMappingNode resource)
    {
        if (resource.Children.TryGetValue("PolicyDocument", out var own))
            yield return own;
        if (resource.Children.TryGetValue("Policies", out var policies))
        {
            foreach (var policy in (YamlSequenceNode)policies)
                yield return policy["PolicyDocument"];
        }
    }

    private IEnumerable<YamlNode> Values(string key) => Node[key] is YamlSequenceNode many && many.Tag.IsEmpty ? many : [Node[key]];

    private static IEnumerable<string> Scalars(YamlNode node) => node.AllNodes.OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "");
}
