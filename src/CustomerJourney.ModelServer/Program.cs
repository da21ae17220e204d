using CustomerJourney.ModelServer;

// SageMaker starts the container with one word: what it is to be.
using var stop = new CancellationTokenSource();
using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
var paths = MlPaths.Of(Environment.GetEnvironmentVariable);
switch (args)
{
    case ["serve", ..]:
        return await Serving.RunAsync(paths, Serving.PortOf(Environment.GetEnvironmentVariable), stop.Token);
    case ["train", ..]:
        return await Training.RunAsync(paths, Console.Out, stop.Token);
    default:
        Console.Error.WriteLine("The model server starts with: serve | train. The environment may say CCJ_ML_ROOT (/opt/ml) and SAGEMAKER_BIND_TO_PORT (8080).");
        return 2;
}
