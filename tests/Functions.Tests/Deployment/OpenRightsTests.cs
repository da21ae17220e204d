using System.Text.Json;

namespace CustomerJourney.Functions.Deployment;

public sealed class OpenRightsTests
{
    private const int LongestPolicy = 6144; // IAM's limit for a managed policy, blanks not counted

    [Fact]
    public void Every_statement_is_for_parts_that_there_are() =>
        OpenRights.All.SelectMany(statement => OpenRights.PartsOf(statement).DefaultIfEmpty("everybody").Select(part => (statement.Owner, part))).Distinct()
            .Should().BeSubsetOf(OpenRights.Tagged.SelectMany(tagged => tagged.Policies.Select(policy => (policy, tagged.Part))), "each part takes the policy that speaks of it");

    [Fact]
    public void Every_role_with_a_tag_gets_something_by_each_policy_that_it_takes()
    {
        foreach (var (file, role, part, policies) in OpenRights.Tagged)
        {
            policies.Should().NotBeEmpty($"{role} of {file} is marked as {part}");
            foreach (var policy in policies)
                OpenRights.Of(file, role, policy).Should().NotBeEmpty($"{role} of {file} takes {policy} as {part}");
        }
    }

    [Fact]
    public void A_policy_is_no_longer_than_the_service_takes()
    {
        foreach (var policy in OpenRights.All.GroupBy(statement => statement.Owner))
            policy.Sum(statement => Length(statement)).Should().BeLessThan(LongestPolicy, policy.Key);
    }

    // As JSON with names of a usual length: what is written in a template is longer than what becomes of it, but for the bucket's names.
    private static int Length(Statement statement) =>
        JsonSerializer.Serialize(statement.Node.AllNodes.OfType<YamlDotNet.RepresentationModel.YamlScalarNode>().Select(scalar => scalar.Value)).Length + 12;
}
