using System.Text.RegularExpressions;

namespace CustomerJourney.House;

/// <summary>What the documents point to is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Documents =>
        [.. new[] { "README.md", "src/README.md", "src/StandIns/README.md" }.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file)))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_of_a_document_leads_somewhere(string document)
    {
        var file = Path.Combine(Repository.Root, document);
        foreach (Match link in Link().Matches(File.ReadAllText(file)))
        {
            var target = link.Groups[1].Value.Split('#')[0];
            if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal))
                continue;
            var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, target));
            (File.Exists(path) || Directory.Exists(path)).Should().BeTrue($"{document} points to {target}");
        }
    }

    [Fact]
    public void The_six_pillars_are_all_there()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "well-architected.md"));
        Heading().Matches(text).Select(heading => heading.Groups[1].Value).Should().Equal("Operational excellence", "Security", "Reliability", "Performance efficiency", "Cost optimization", "Sustainability");
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
