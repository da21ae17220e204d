using CustomerJourney.Aws;
using CustomerJourney.Ccj.Invocation;
using YamlDotNet.RepresentationModel;

namespace CustomerJourney.Functions.Deployment;

public sealed class TemplateTests
{
    private const int LongestRoute = 29; // the API waits thirty seconds
    private static readonly IReadOnlyDictionary<string, YamlMappingNode> Functions = Template.Main.Resources("AWS::Serverless::Function");

    [Fact]
    public void Every_annotated_method_is_a_function_of_the_template_and_no_other_is()
    {
        var missing = Template.Deployed.Where(handler => !Functions.ContainsKey(handler.Name)).Select(handler => TemplateEntry.Of(handler));
        missing.Should().BeEmpty("template.yaml lacks functions; put in:\n{0}\n", string.Join("\n", missing));
        Functions.Keys.Should().BeEquivalentTo(Template.Deployed.Select(handler => handler.Name));
    }

    [Fact]
    public void Handler_timeout_and_memory_are_those_of_the_annotation() => Check((handler, function) =>
    {
        function["Handler"].ToString().Should().Be(handler.HandlerString);
        function["Timeout"].ToString().Should().Be($"{handler.Timeout.TotalSeconds}", handler.Name);
        function["MemorySize"].ToString().Should().Be($"{TemplateEntry.Memory(handler)}", handler.Name);
        function["CodeUri"].ToString().Should().Be("functions/");
    });

    [Fact]
    public void Limits_of_Lambda_and_of_the_API_are_kept()
    {
        foreach (var handler in Template.Deployed)
        {
            handler.HandlerString.Length.Should().BeLessThanOrEqualTo(127);
            handler.Timeout.TotalSeconds.Should().BeInRange(1, handler.Http is null ? 900 : LongestRoute, handler.Name);
            TemplateEntry.Memory(handler).Should().BeInRange(128, 10_240, handler.Name);
        }
    }

    [Fact]
    public void Routes_are_those_of_the_annotation() => Check((handler, function) =>
    {
        var routes = function.Children.TryGetValue("Events", out var events)
            ? ((YamlMappingNode)events).Children.Values.Where(source => source["Type"].ToString() == "HttpApi").Select(source => $"{source["Properties"]["Method"]} {source["Properties"]["Path"]}")
            : [];
        routes.Should().Equal(handler.Http is { } http ? [$"{http.Method.ToString().ToUpperInvariant()} {http.Template}"] : [], handler.Name);
    });

    [Fact]
    public void Every_function_gets_the_settings_that_the_ports_read()
    {
        var variables = (YamlMappingNode)Template.Main["Globals", "Function", "Environment", "Variables"];
        variables.Children.Keys.Select(key => key.ToString()).Should().BeEquivalentTo(AwsSettings.Variables);
    }

    [Fact]
    public void Every_route_needs_a_token()
    {
        Template.Main["Globals", "HttpApi", "Auth", "DefaultAuthorizer"].ToString().Should().Be("SignedIn");
        foreach (var function in Functions.Values.Where(function => function.Children.ContainsKey("Events")))
            function["Events"].ToString().Should().NotContain("Authorizer");
    }

    private static void Check(Action<Handler, YamlMappingNode> check)
    {
        using var all = new FluentAssertions.Execution.AssertionScope();
        foreach (var handler in Template.Deployed.Where(handler => Functions.ContainsKey(handler.Name)))
            check(handler, Functions[handler.Name]);
    }
}
