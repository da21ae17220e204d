using System.Globalization;
using CustomerJourney.Benchmarks.Journeys;

// dotnet run -c Release --project benchmarks/Journeys -- journeys LOG.csv [--rounds 3] [--only TEXT]          ours and DuckDB alternately, with ratios
// dotnet run -c Release --project benchmarks/Journeys -- journeys-build LOG.csv OUT.arrow [--rounds 3]        CSV to ready index
// dotnet run -c Release --project benchmarks/Journeys -- journeys-ask INDEX.arrow [--rounds 3] [--only TEXT]  ours alone, with the peak memory of asking
// dotnet run -c Release --project benchmarks/Journeys -- journeys-api http://127.0.0.1:8080 [--seconds 20]    two clients against `ccj serve`, with percentiles
// dotnet run -c Release --project benchmarks/Journeys -- journeys-shuffle LOG.csv OUT.csv                     the log in no order and with ties in time
// dotnet run -c Release --project benchmarks/Journeys -- journeys-check LOG.csv CASE STEP TIME                every row against DuckDB's correct forms
const int UsualRounds = 3;
const int UsualSeconds = 20;
const int Seed = 7;

return args switch
{
    ["journeys", var log, .. var rest] => JourneysBenchmark.Run(log, Number(rest, "--rounds", UsualRounds), Option(rest, "--only") ?? ""),
    ["journeys-build", var log, var path, .. var rest] => JourneysBenchmark.Build(log, path, Number(rest, "--rounds", UsualRounds)),
    ["journeys-ask", var path, .. var rest] => JourneysBenchmark.Ask(path, Number(rest, "--rounds", UsualRounds), Option(rest, "--only") ?? ""),
    ["journeys-api", var address, .. var rest] => await ApiLoad.RunAsync(address, Number(rest, "--seconds", UsualSeconds)),
    ["journeys-shuffle", var log, var path] => ShuffledLog.Write(log, path, Seed),
    ["journeys-check", var log, var @case, var step, var time] => JourneysCheck.Run(log, @case, step, time),
    _ => Usage(),
};

static string? Option(string[] rest, string name) => Array.IndexOf(rest, name) is >= 0 and var at && at + 1 < rest.Length ? rest[at + 1] : null;

static int Number(string[] rest, string name, int usual) => Option(rest, name) is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : usual;

static int Usage()
{
    Console.Error.WriteLine("journeys LOG.csv [--rounds N] | journeys-build LOG.csv OUT.arrow | journeys-ask INDEX.arrow [--rounds N] | journeys-api ADDRESS [--seconds N] | journeys-shuffle LOG.csv OUT.csv | journeys-check LOG.csv CASE STEP TIME");
    return 2;
}
