using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace CustomerJourney.Ccj.OpenApi;

/// <summary>The doc comments that the compiler wrote beside an assembly, as plain text with `code` in backticks.</summary>
internal sealed class DocComments
{
    private readonly Dictionary<string, XElement> _members = [];

    /// <summary>Reads the files beside the assemblies; one that is not there says nothing.</summary>
    public DocComments(IEnumerable<Assembly> assemblies)
    {
        foreach (var file in assemblies.Select(assembly => Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml")).Where(File.Exists))
        {
            foreach (var member in XDocument.Load(file).Descendants("member"))
                _members[member.Attribute("name")!.Value] = member;
        }
    }

    /// <summary>What a type is.</summary>
    public string? Summary(Type type) => Text(Member($"T:{Name(type)}")?.Element("summary"));

    /// <summary>What a method does.</summary>
    public string? Summary(MethodInfo method) => Text(MemberOf(method)?.Element("summary"));

    /// <summary>What a parameter of a method means.</summary>
    public string? Parameter(MethodInfo method, string name) => Parameter(MemberOf(method), name);

    /// <summary>What a property means: its own words, or those of the record's parameter.</summary>
    public string? Property(Type type, string name) =>
        Text(Member($"P:{Name(type)}.{name}")?.Element("summary")) ?? Parameter(Member($"T:{Name(type)}"), name);

    private static string Name(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private XElement? Member(string id) => _members.GetValueOrDefault(id);

    // A handler's class has one method of the name, so its parameters need not be spelled.
    private XElement? MemberOf(MethodInfo method)
    {
        var id = $"M:{Name(method.DeclaringType!)}.{method.Name}";
        return _members.FirstOrDefault(member => member.Key == id || member.Key.StartsWith(id + "(", StringComparison.Ordinal)).Value;
    }

    private static string? Parameter(XElement? member, string name) =>
        Text(member?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == name));

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
            text.Append(node is XElement inner ? Inner(inner) : ((XText)node).Value);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Inner(XElement element) => (element.Attribute("cref") ?? element.Attribute("name")) is { } link
        ? $"`{link.Value.Split('(')[0].Split('.')[^1]}`"
        : element.Name.LocalName == "c" ? $"`{element.Value}`" : element.Value;
}
