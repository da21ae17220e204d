using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj deploy check</c>: every checker over templates and workflows.</summary>
internal static class DeployVerb
{
    private const string Checkers = "tools/deploy-check";

    /// <summary>The verb with its parts.</summary>
    public static Command Command() => new("deploy", "What concerns AWS.") { Check() };

    private static Command Check()
    {
        var folder = new Option<DirectoryInfo>("--repository") { Description = "The clone to check; the one above the current folder unless given.", DefaultValueFactory = _ => Repository() };
        var command = new Command("check", "Runs asl-validator, the States Language service, cloudformation-validate, cfn-guard and cfn-lint over templates and workflows.") { folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            var repository = parsed.GetRequiredValue(folder).FullName;
            if (!Directory.Exists(Path.Combine(repository, Checkers, "node_modules")) && await RunAsync("npm", ["ci"], Path.Combine(repository, Checkers), Console.Error.WriteLine, cancellation) != 0)
                return Refuse("The checkers could not be installed: npm ci failed in tools/deploy-check.");
            var findings = new List<DeployFinding>();
            var code = await RunAsync("node", [Path.Combine(repository, Checkers, "check.mjs"), repository], repository, line => findings.Add(DeployFinding.Parse(line)), cancellation);
            return code == 0 ? Tell(findings, await SuppressionsAsync(repository, cancellation)) : Refuse("The checkers could not be run; what they said is above.");
        });
        return command;
    }

    private static int Tell(IReadOnlyList<DeployFinding> findings, IReadOnlyList<DeploySuppression> suppressions)
    {
        foreach (var skipped in findings.Where(finding => finding.Skipped is not null))
            Console.WriteLine($"{skipped.Tool}: skipped, {skipped.Skipped}");
        var open = findings.Where(finding => finding.Skipped is null && !suppressions.Any(suppression => suppression.Covers(finding))).ToArray();
        foreach (var finding in open)
            Console.WriteLine($"{finding.File} {finding.Where}: {finding.Message} ({finding.Tool} {finding.Rule})");
        foreach (var idle in suppressions.Where(suppression => !findings.Any(suppression.Covers)))
            Console.WriteLine($"{Checkers}/suppressions.json: {idle.Tool} {idle.Rule} on {idle.File} finds nothing any more; take it out.");
        Console.WriteLine($"{open.Length} findings, {suppressions.Count} suppressed rules with their reasons in {Checkers}/suppressions.json");
        return open.Length == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<DeploySuppression>> SuppressionsAsync(string repository, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(repository, Checkers, "suppressions.json"));
        return await JsonSerializer.DeserializeAsync<DeploySuppression[]>(file, DeployFinding.Names, cancellationToken) ?? [];
    }

    private static async Task<int> RunAsync(string program, IEnumerable<string> arguments, string folder, Action<string> line, CancellationToken cancellationToken)
    {
        Process? process;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Refuse($"{program} is not on this machine; the checkers need Node 20.");
        }

        using (process)
        {
            while (await process!.StandardOutput.ReadLineAsync(cancellationToken) is { } text)
                line(text);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    private static DirectoryInfo Repository()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "template.yaml")))
                return folder;
        }

        return new DirectoryInfo(Environment.CurrentDirectory);
    }
}
