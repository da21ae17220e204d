using System.Text.RegularExpressions;

namespace CustomerJourney.House;

/// <summary>The model server's image names things that are there, and speaks as SageMaker asks.</summary>
public sealed partial class ContainerTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "src", "CustomerJourney.ModelServer", "Dockerfile"));

    [Fact]
    public void The_image_publishes_a_project_that_is_there_and_starts_its_assembly()
    {
        var project = Published().Match(Text).Groups[1].Value;
        Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.csproj").Should().ContainSingle().Which.Should().EndWith($"{Path.GetFileName(project)}.csproj");
        Entry().Match(Text).Groups[1].Value.Should().Be($"/opt/program/{Path.GetFileName(project)}.dll");
    }

    [Fact]
    public void The_image_binds_where_it_is_told_and_leaves_the_word_to_SageMaker()
    {
        Text.Should().Contain("LABEL com.amazonaws.sagemaker.capabilities.accept-bind-to-port=true").And.Contain("EXPOSE 8080");
        Text.Should().NotContain("CMD", "SageMaker adds serve or train to the entry point");
    }

    [Fact]
    public void What_is_built_here_does_not_go_into_the_image() =>
        File.ReadAllLines(Path.Combine(Repository.Root, ".dockerignore")).Should().Contain(["**/artifacts", "**/node_modules", ".git"]);

    [GeneratedRegex(@"dotnet publish (\S+)")]
    private static partial Regex Published();

    [GeneratedRegex("""ENTRYPOINT \["dotnet", "([^"]+)"\]""")]
    private static partial Regex Entry();
}
