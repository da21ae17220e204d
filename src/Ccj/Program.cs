using System.CommandLine;
using CustomerJourney.Ccj;

try
{
    var parsed = CommandLine.Root().Parse(args);
    if (WrongUsage.Tell(parsed, Console.Error))
        return WrongUsage.Code;
    var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 && args.Length > 0 ? WrongUsage.Code : code;
}
#pragma warning disable CA1031 // the door to the outside: whatever a verb does not name as the caller's is ours, and nobody gets a stack trace for it
catch (Exception error)
#pragma warning restore CA1031
{
    return LastResort.Tell(error, Console.Error);
}
