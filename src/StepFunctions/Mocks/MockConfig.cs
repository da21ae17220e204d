using System.Globalization;

namespace StepFunctions.Mocks;

/// <summary>Mocked answers of tasks in the form of Step Functions Local's <c>MockConfigFile.json</c>.</summary>
/// <remarks>
/// <c>{"StateMachines": {"Machine": {"TestCases": {"Case": {"State": "Response"}}}}, "MockedResponses": {"Response": {"0": {"Return": …}, "1-2": {"Throw": {"Error": …, "Cause": …}}}}}</c>.
/// A number is a call of the state within the execution, counted from 0. A returned value is the task's whole result, with Lambda's envelope where there is one.
/// A state without a mock is left to what is registered.
/// </remarks>
public sealed class MockConfig
{
    private readonly Dictionary<string, Dictionary<string, Dictionary<string, string>>> _machines = [];
    private readonly Dictionary<string, IReadOnlyList<MockedCall>> _responses = [];

    private MockConfig()
    {
    }

    /// <summary>The machines that have test cases.</summary>
    public IReadOnlyCollection<string> Machines => _machines.Keys;

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="InvalidDataException">It is malformed; the message says where.</exception>
    public static MockConfig Parse(string text)
    {
        try
        {
            var config = new MockConfig();
            config.Read(Json.Parse(text));
            return config;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"The mock configuration cannot be read: {wrong.Message}", wrong);
        }
    }

    /// <summary>The names of a machine's test cases.</summary>
    /// <exception cref="InvalidDataException">It has none.</exception>
    public IReadOnlyCollection<string> TestCases(string machine) => Machine(machine).Keys;

    /// <summary>The mocks of a test case by state, for <see cref="TaskIntegrations.Mocks"/>; their counts of calls start anew.</summary>
    /// <exception cref="InvalidDataException">There is no such machine or test case.</exception>
    public Func<string, TaskHandler?> TestCase(string machine, string testCase)
    {
        if (!Machine(machine).TryGetValue(testCase, out var states))
            throw new InvalidDataException($"The machine '{machine}' has no test case '{testCase}'; it has {string.Join(", ", Machine(machine).Keys)}.");
        var answers = states.ToDictionary(one => one.Key, one => new MockedAnswers(one.Key, _responses[one.Value]));
        return state => answers.TryGetValue(state, out var mock) ? mock.AnswerAsync : null;
    }

    private Dictionary<string, Dictionary<string, string>> Machine(string machine) => _machines.TryGetValue(machine, out var cases)
        ? cases
        : throw new InvalidDataException($"There are no test cases of the machine '{machine}'; there are of {string.Join(", ", _machines.Keys)}.");

    private void Read(JsonElement source)
    {
        foreach (var response in source.GetProperty("MockedResponses").EnumerateObject())
            _responses[response.Name] = [.. response.Value.EnumerateObject().Select(call => Call(response.Name, call))];
        foreach (var machine in source.GetProperty("StateMachines").EnumerateObject())
        {
            _machines[machine.Name] = machine.Value.GetProperty("TestCases").EnumerateObject().ToDictionary(
                testCase => testCase.Name,
                testCase => testCase.Value.EnumerateObject().ToDictionary(state => state.Name, state => Known(state, testCase.Name)));
        }
    }

    private string Known(JsonProperty state, string testCase)
    {
        var response = state.Value.GetString() ?? "";
        return _responses.ContainsKey(response)
            ? response
            : throw new InvalidDataException($"The test case '{testCase}' gives the state '{state.Name}' the response '{response}', which is not among MockedResponses.");
    }

    private static MockedCall Call(string response, JsonProperty call)
    {
        var bounds = call.Name.Split('-');
        if (bounds.Length > 2 || !bounds.All(bound => int.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            throw new InvalidDataException($"The response '{response}' has the key '{call.Name}'; it must be a number or a range such as 1-2.");
        var from = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        var to = int.Parse(bounds[^1], CultureInfo.InvariantCulture);
        var returns = call.Value.TryGetProperty("Return", out var value);
        var throws = call.Value.TryGetProperty("Throw", out var failure);
        if (returns == throws || to < from)
            throw new InvalidDataException($"The response '{response}' must either Return or Throw at '{call.Name}'.");
        return returns ? new MockedCall(from, to, value, null, null) : new MockedCall(from, to, default, Text(failure, "Error") ?? "", Text(failure, "Cause"));
    }

    private static string? Text(JsonElement failure, string field) => failure.TryGetProperty(field, out var value) ? value.GetString() : null;
}
