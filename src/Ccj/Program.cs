using CustomerJourney.Ccj;

return await CommandLine.Root().Parse(args).InvokeAsync();
