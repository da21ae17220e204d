using System.Globalization;
using CustomerJourney.Benchmarks.Journeys;

// dotnet run -c Release --project benchmarks/Journeys -- journeys LOG.csv [--rounds 3]           ours and DuckDB alternately, with ratios
// dotnet run -c Release --project benchmarks/Journeys -- journeys-build LOG.csv OUT.arrow        CSV to ready index
// dotnet run -c Release --project benchmarks/Journeys -- journeys-ask INDEX.arrow [--rounds 3]   ours alone, with the peak memory of asking
// dotnet run -c Release --project benchmarks/Journeys -- journeys-api http://127.0.0.1:8080      two clients against `ccj serve`, with percentiles
// dotnet run -c Release --project benchmarks/Journeys -- journeys-shuffle LOG.csv OUT.csv        the log in no order and with ties in time
// dotnet run -c Release --project benchmarks/Journeys -- journeys-check LOG.csv CASE STEP TIME   every row against DuckDB's correct forms
const int UsualRounds = 3;
const int UsualSeconds = 20;
const int Seed = 7;

return args switch
{
    ["journeys", var log, .. var rest] => JourneysBenchmark.Run(log, Rounds(rest)),
    ["journeys-build", var log, var path, .. var rest] => JourneysBenchmark.Build(log, path, Rounds(rest)),
    ["journeys-ask", var path, .. var rest] => JourneysBenchmark.Ask(path, Rounds(rest)),
    ["journeys-api", var address, .. var rest] => await ApiLoad.RunAsync(address, rest is ["--seconds", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : UsualSeconds),
    ["journeys-shuffle", var log, var path] => ShuffledLog.Write(log, path, Seed),
    ["journeys-check", var log, var @case, var step, var time] => JourneysCheck.Run(log, @case, step, time),
    _ => Usage(),
};

static int Rounds(string[] rest) => rest is ["--rounds", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : UsualRounds;

static int Usage()
{
    Console.Error.WriteLine("journeys LOG.csv [--rounds N] | journeys-build LOG.csv OUT.arrow | journeys-ask INDEX.arrow [--rounds N] | journeys-api ADDRESS [--seconds N] | journeys-shuffle LOG.csv OUT.csv | journeys-check LOG.csv CASE STEP TIME");
    return 2;
}
