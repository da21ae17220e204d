using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace CustomerJourney.Functions.Deployment;

public sealed partial class NestedTemplateTests
{
    private const int LongestFile = 500;
    private static readonly string[] Stateful =
    [
        "AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Neptune::DBCluster", "AWS::RedshiftServerless::Namespace",
        "AWS::Kinesis::Stream", "AWS::SecretsManager::Secret", "AWS::Cognito::UserPool", "AWS::ECR::Repository", "AWS::SageMaker::ModelPackageGroup",
    ];

    // May be lost: made anew from the sources, or of no use without the rest.
    private static readonly string[] Made = ["Pages", "DashboardLogin"];

    public static IEnumerable<object[]> Files() => Template.Infrastructure.Append("template.yaml").Select(file => new object[] { file });

    [Fact]
    public void A_nested_stack_gets_the_parameters_it_has_and_all_that_it_needs()
    {
        foreach (var (name, file, given) in Nested("template.yaml").Concat(Nested("infrastructure/models.yaml")))
        {
            var template = Template.Read(file);
            var needed = template.Names("Parameters").Where(parameter => !((YamlMappingNode)template["Parameters", parameter]).Children.ContainsKey("Default"));
            given.Except(template.Names("Parameters")).Should().BeEmpty("{0} has no such parameter", file);
            needed.Except(given).Should().BeEmpty("{0} needs it of {1}", file, name);
        }
    }

    [Fact]
    public void An_output_that_is_used_is_there()
    {
        var files = Nested("template.yaml").ToDictionary(nested => nested.Name, nested => nested.File);
        foreach (var use in Output().Matches(Text("template.yaml")).Select(match => (Stack: match.Groups[1].Value, Name: match.Groups[2].Value)).Distinct())
            Template.Read(files[use.Stack]).Names("Outputs").Should().Contain(use.Name, files[use.Stack]);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_parameter_of_a_template_is_used(string file) =>
        Template.Read(file).Names("Parameters").Where(parameter => !Regex.IsMatch(Text(file), $@"!Ref {parameter}\b|\$\{{{parameter}}}|Ref: {parameter}\b")).Should().BeEmpty(file);

    [Theory]
    [MemberData(nameof(Files))]
    public void What_holds_data_is_kept_when_its_stack_goes_or_replaces_it(string file)
    {
        foreach (var (name, resource) in Template.Read(file).All.Where(pair => Stateful.Contains(pair.Value["Type"].ToString()) && !Made.Contains(pair.Key)))
        {
            resource["DeletionPolicy"].ToString().Should().BeOneOf(["RetainExceptOnCreate", "Snapshot"], name);
            resource["UpdateReplacePolicy"].ToString().Should().BeOneOf(["Retain", "Snapshot"], name);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_a_template_names_is_there(string file)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Template.Repository, file))!;
        foreach (var named in Local().Matches(Text(file)).Select(match => match.Groups[1].Value))
            Path.Exists(Path.Combine(folder, named)).Should().BeTrue($"{file} names {named}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_template_can_be_read_in_one_sitting(string file)
    {
        File.ReadLines(Path.Combine(Template.Repository, file)).Count().Should().BeLessThanOrEqualTo(LongestFile);
        Template.Read(file)["Description"].ToString().Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public void A_stage_has_its_values_in_the_configuration(string stage)
    {
        var section = Text("samconfig.toml").Split("\n[").Single(part => part.StartsWith($"{stage}.deploy.parameters]", StringComparison.Ordinal));
        var values = Regex.Matches(section, @"(\w+)=([^\s""]+)").Where(match => section.IndexOf("parameter_overrides", StringComparison.Ordinal) < match.Index).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        values["Stage"].Should().Be(stage);
        foreach (var (name, value) in values)
        {
            Template.Main.Names("Parameters").Should().Contain(name);
            if (((YamlMappingNode)Template.Main["Parameters", name]).Children.TryGetValue("AllowedValues", out var allowed))
                ((YamlSequenceNode)allowed).Select(one => one.ToString()).Should().Contain(value, name);
        }
    }

    private static IEnumerable<(string Name, string File, IReadOnlyList<string> Given)> Nested(string file)
    {
        foreach (var (name, resource) in Template.Read(file).All.Where(pair => pair.Value["Type"].ToString() is "AWS::Serverless::Application" or "AWS::CloudFormation::Stack"))
        {
            var properties = (YamlMappingNode)resource["Properties"];
            var location = properties.Children.TryGetValue("Location", out var local) ? local : properties["TemplateURL"];
            var path = Path.GetRelativePath(Template.Repository, Path.Combine(Path.GetDirectoryName(Path.Combine(Template.Repository, file))!, location.ToString()));
            yield return (name, path, [.. ((YamlMappingNode)properties["Parameters"]).Children.Keys.Select(key => key.ToString())]);
        }
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Template.Repository, file));

    [GeneratedRegex(@"!GetAtt (\w+)\.Outputs\.(\w+)")]
    private static partial Regex Output();

    [GeneratedRegex(@"(?:CodeUri|DefinitionUri|ScriptLocation|TemplateURL|Location): (\.?\.?[\w./-]+/[\w./-]*|[\w-]+\.(?:asl\.json|yaml))")]
    private static partial Regex Local();
}
