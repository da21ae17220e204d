using CustomerJourney.Ccj.Invocation;
using YamlDotNet.RepresentationModel;

namespace CustomerJourney.Functions.Deployment;

/// <summary>A template of CloudFormation, read as text that means something: tags such as !Ref stay with their values.</summary>
internal sealed class Template
{
    private readonly YamlMappingNode _root;

    private Template(YamlMappingNode root) => _root = root;

    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    public static Template Main { get; } = Read("template.yaml");

    public static IReadOnlyList<Handler> Handlers { get; } = Handler.FindAll(typeof(Startup).Assembly);

    /// <summary>The functions that are deployed.</summary>
    public static IReadOnlyList<Handler> Deployed { get; } = Handlers;

    public static IReadOnlyList<string> StateMachineFiles { get; } = Directory.Exists(Path.Combine(Repository, "statemachines"))
        ? [.. Directory.GetFiles(Path.Combine(Repository, "statemachines"), "*.asl.json").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The nested templates, by path.</summary>
    public static IReadOnlyList<string> Infrastructure { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository, "infrastructure"), "*.yaml").Select(file => Path.GetRelativePath(Repository, file)).Order(StringComparer.Ordinal)];

    /// <summary>The file of a state machine.</summary>
    public static string PathOf(YamlMappingNode machine) => Path.GetFullPath(Path.Combine(Repository, "infrastructure", machine["DefinitionUri"].ToString()));

    public static Template Read(string path)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Repository, path));
        yaml.Load(reader);
        return new Template((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    /// <summary>Resources of a type, by name.</summary>
    public IReadOnlyDictionary<string, YamlMappingNode> Resources(string type) => ((YamlMappingNode)_root["Resources"]).Children
        .Where(pair => pair.Value["Type"].ToString() == type)
        .ToDictionary(pair => pair.Key.ToString(), pair => (YamlMappingNode)pair.Value["Properties"]);

    /// <summary>Every resource, by name.</summary>
    public IReadOnlyDictionary<string, YamlMappingNode> All => ((YamlMappingNode)_root["Resources"]).Children.ToDictionary(pair => pair.Key.ToString(), pair => (YamlMappingNode)pair.Value);

    /// <summary>Names under a section; none when it is not there.</summary>
    public IReadOnlyList<string> Names(string section) => _root.Children.TryGetValue(section, out var node) ? [.. ((YamlMappingNode)node).Children.Keys.Select(key => key.ToString())] : [];

    public YamlNode this[params string[] path] => path.Aggregate((YamlNode)_root, (node, name) => node[name]);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "template.yaml")) ? folder : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("There is no template.yaml above the tests."));
}
