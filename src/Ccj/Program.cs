using CustomerJourney.Ccj;

const int WrongUsage = 2;
var parsed = CommandLine.Root().Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 && args.Length > 0 ? WrongUsage : code;
