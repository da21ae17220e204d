using CustomerJourney.Graph;
using CustomerJourney.Identity;
using CustomerJourney.Journeys;
using CustomerJourney.Kpis;
using CustomerJourney.Propensity;
using CustomerJourney.Touchpoints.Rows;
using CustomerJourney.Touchpoints.Sources;
using StepFunctions.Definitions;
using StepFunctions.Executions;

namespace CustomerJourney.Ccj.Verbs;

/// <summary>The exit codes: 0 done, 1 the data or the question is wrong, 2 usage, 130 cancelled.</summary>
internal static class Guarded
{
    private const int Wrong = 1;
    private const int Cancelled = 130;

    /// <summary>Runs a verb's work; what the data or the question has wrong is told in one paragraph.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Cancelled; what was done so far stays, the same command goes on from there.");
            return Cancelled;
        }
        catch (Exception error) when (IsTheirs(error))
        {
            await Console.Error.WriteLineAsync(Sentence(error));
            return Wrong;
        }
    }

    /// <summary>Whether an error is about data, files or the question rather than about this program.</summary>
    private static bool IsTheirs(Exception error) => error is ArgumentException or FormatException or InvalidDataException or IOException or UnauthorizedAccessException or KeyNotFoundException
        or GraphQueryException or WarehouseException or ModelEndpointException or JourneyQuestionException or MappingException or SourceFileException or PropensityException or InvalidDefinitionException or RunnerException;

    private static string Sentence(Exception error)
    {
        var parameter = error is ArgumentException { ParamName: { } name } ? $" (Parameter '{name}')" : null;
        return parameter is null ? error.Message : error.Message.Replace(parameter, "", StringComparison.Ordinal);
    }
}
