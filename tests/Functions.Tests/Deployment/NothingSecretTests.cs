using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CustomerJourney.Functions.Deployment;

public sealed partial class NothingSecretTests
{
    // Publishers of AWS's own applications; accounts that AWS's documents make up.
    private static readonly string[] Public = ["451282441545", "292517598671", "123456789012", "111122223333", "444455556666", "777788889999", "000000000000"];

    [Fact]
    public void The_tree_holds_no_secret_and_no_account()
    {
        using var all = new FluentAssertions.Execution.AssertionScope();
        foreach (var file in Tracked())
        {
            var text = File.ReadAllText(Path.Combine(Template.Repository, file));
            Secret().IsMatch(text).Should().BeFalse($"{file} holds what looks like a key");
            Account().Matches(text).Select(match => match.Groups[1].Value + match.Groups[2].Value).Except(Public).Should().BeEmpty(file);
        }
    }

    private static IEnumerable<string> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z"]) { WorkingDirectory = Template.Repository, RedirectStandardOutput = true })!;
        var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return names.Where(name => File.Exists(Path.Combine(Template.Repository, name)) && new FileInfo(Path.Combine(Template.Repository, name)).Length < 1 << 21);
    }

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY|aws_secret_access_key\s*=\s*[A-Za-z0-9/+]{40}|\bghp_[A-Za-z0-9]{36}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\barn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:(\d{12}):|\b(\d{12})\.dkr\.ecr")]
    private static partial Regex Account();
}
