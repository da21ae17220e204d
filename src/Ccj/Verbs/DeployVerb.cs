using System.CommandLine;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj deploy check</c>: every checker over templates and workflows.</summary>
internal static class DeployVerb
{
    /// <summary>The verb with its parts.</summary>
    public static Command Command() => new("deploy", "What concerns AWS.") { Check() };

    private static Command Check()
    {
        var folder = new Option<DirectoryInfo>("--repository") { Description = "The clone to check; the one above the current folder unless given.", DefaultValueFactory = _ => Repository() };
        var command = new Command("check", "Runs asl-validator, the States Language service, cloudformation-validate, cfn-guard, cfn-lint, the SAM translator and cdk-nag over templates and workflows.") { folder };
        command.SetAction((parsed, cancellation) => TellAsync(parsed.GetRequiredValue(folder).FullName, cancellation));
        return command;
    }

    private static async Task<int> TellAsync(string repository, CancellationToken cancellationToken)
    {
        DeployReport report;
        try
        {
            report = await DeployCheckers.RunAsync(repository, cancellationToken);
        }
        catch (InvalidOperationException reason)
        {
            await Console.Error.WriteLineAsync(reason.Message);
            return 1;
        }

        report.Table().Write(AnswerFormat.Table, Console.Out);
        Console.WriteLine();
        Console.WriteLine(report.IsClean ? "The templates are clean. What would change that:" : "The templates are not clean:");
        foreach (var remark in report.Remarks())
            Console.WriteLine($"- {remark}");
        return report.IsClean ? 0 : 1;
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
