using CustomerJourney.Benchmarks.Journeys;

// dotnet run -c Release --project benchmarks/Journeys -- journeys LOG.csv [--rounds 5]      ours and DuckDB alternately, with ratios
// dotnet run -c Release --project benchmarks/Journeys -- journeys-check LOG.csv CASE STEP TIME   every row against DuckDB's correct forms
return args switch
{
    ["journeys", var log, .. var rest] => JourneysBenchmark.Run(log, rest),
    ["journeys-check", var log, var @case, var step, var time] => JourneysCheck.Run(log, @case, step, time),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("journeys LOG.csv [--rounds N] | journeys-check LOG.csv CASE STEP TIME");
    return 2;
}
