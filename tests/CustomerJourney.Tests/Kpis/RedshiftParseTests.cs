using System.ComponentModel;
using System.Diagnostics;
using CustomerJourney.House;
using Xunit.Abstractions;

namespace CustomerJourney.Kpis;

/// <summary>Every SQL file is Redshift's: a parser of that dialect says so. Needs npm once; where it cannot be had the test says that it proved nothing.</summary>
public sealed class RedshiftParseTests(ITestOutputHelper output)
{
    private static readonly string Tool = Path.Combine(Repository.Root, "tests", "CustomerJourney.Tests", "Kpis", "Redshift");
    private static readonly string Modules = Path.Combine(Repository.Root, "artifacts", "redshift-parse");
    private static readonly string Files = Path.Combine(Repository.Root, "src", "CustomerJourney", "Kpis");

    [Fact]
    public void Redshift_takes_every_file()
    {
        if (!Install())
        {
            Skipped();
            return;
        }

        Run("node", [Path.Combine(Tool, "parse.mjs"), Modules, .. Directory.EnumerateFiles(Files, "*.sql", SearchOption.AllDirectories)]).Should().Be((0, ""));
    }

    [Fact]
    public void The_parser_does_refuse_what_is_no_sql()
    {
        var wrong = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(wrong, "select from where (");
        if (Install())
            Run("node", [Path.Combine(Tool, "parse.mjs"), Modules, wrong]).Output.Should().Contain("Parse error");
        else
            Skipped();
        File.Delete(wrong);
    }

    private static bool Install()
    {
        lock (Modules)
        {
            if (Directory.Exists(Path.Combine(Modules, "node_modules", "@polyglot-sql")))
                return true;
            Directory.CreateDirectory(Modules);
            File.Copy(Path.Combine(Tool, "package.json"), Path.Combine(Modules, "package.json"), overwrite: true);
            return Run("npm", ["install", "--prefix", Modules, "--no-audit", "--no-fund", "--loglevel=error"]).Exit == 0;
        }
    }

    private void Skipped()
    {
        const string Message = "SKIPPED: npm could not install @polyglot-sql/sdk, so nothing says that Redshift takes the SQL files.";
        output.WriteLine(Message);
        Console.Error.WriteLine(Message);
    }

    private static (int Exit, string Output) Run(string program, IReadOnlyList<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, text);
        }
        catch (Win32Exception)
        {
            return (-1, "");
        }
    }
}
