using CustomerJourney.Mapper;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
return await MapperProgram.RunAsync(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, stop.Token);
