using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CustomerJourney.Insights;
using Microsoft.Extensions.DependencyInjection;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj customer forget</c>: erasure, with a receipt.</summary>
internal static class CustomerForgetVerb
{
    private const int Wrong = 1;
    private const string Workflow = "forget-customer";

    /// <summary>The verb.</summary>
    public static Command Command()
    {
        Argument<string> customer = new("ID") { Description = "A customer's id, or an identifier as kind:value." };
        return HubVerb.Of("forget", """
            Erases one customer from graph, change stream, lake, delivered files, journey index and KPI store, and prints a receipt.
            What was erased is listed by keyed hashes, so that no later delivery brings it back; the same command again takes
            what sources have delivered since out of their files.

              ccj customer forget customer:000123
            """, [customer], async (hub, parsed, cancellationToken) =>
        {
            // The workflow's record keeps its input: it gets the id, never the identifier's value.
            var (forget, selector) = (hub.Services.GetRequiredService<ForgetCustomer>(), parsed.GetValue(customer)!);
            if ((await forget.FindCustomerAsync(selector, cancellationToken) ?? await forget.FindForgottenAsync(selector, cancellationToken)) is not { } id)
            {
                await Console.Error.WriteLineAsync($"There is no customer with this id or identifier in {hub.Workspace.Root}.");
                return Wrong;
            }

            var runner = await hub.StateMachines.RunnerAsync();
            foreach (var unfinished in await runner.ResumeAsync())
                await runner.WaitAsync(unfinished, cancellationToken);
            var earlier = (await runner.ListAsync(Workflow)).Count;
            var input = JsonSerializer.Serialize(new { customer = id }, JsonSerializerOptions.Web);
            var ended = await runner.RunAsync(Workflow, string.Create(CultureInfo.InvariantCulture, $"by-hand-{earlier + 1:D4}"), input, cancellationToken);
            if (ended.Status != ExecutionStatus.Succeeded)
            {
                var failure = ToldFailure.Of(ended.Error, ended.Cause);
                await Console.Error.WriteLineAsync($"{Workflow} ended {ended.Status.ToString().ToLowerInvariant()}: {failure.Error}: {failure.Cause} The same command again goes on.");
                return Wrong;
            }

            Print(ended.Output!, parsed.GetValue(HubVerb.Format));
            return 0;
        });
    }

    private static void Print(string output, AnswerFormat format)
    {
        var receipt = JsonSerializer.Deserialize<ForgottenCustomer>(output, JsonSerializerOptions.Web)!;
        var table = new AnswerTable(
            ["erased", "count"],
            [["customer", receipt.Parties + receipt.Touchpoints > 0 ? 1 : 0], ["party records", receipt.Parties], ["identifiers", receipt.Identifiers], ["touchpoints", receipt.Touchpoints], ["milestones", receipt.Milestones],
                ["rows of delivered files", receipt.RawRows], ["texts in quarantine", receipt.QuarantinedRows]]);
        if (format == AnswerFormat.Json)
        {
            Console.Out.WriteLine(output);
            return;
        }

        if (format == AnswerFormat.Csv)
        {
            table.WriteCsv(Console.Out);
            return;
        }

        Console.Out.WriteLine($"{receipt.Customer} is forgotten.");
        table.WriteText(Console.Out);
        foreach (var file in receipt.FilesLeft)
            Console.Out.WriteLine($"tells of the customer and could not be written again; replace or delete it: {file}");
        foreach (var source in receipt.LiveSources)
            Console.Out.WriteLine($"came live, so that only its sender still has it: {source}");
    }
}
