using Gremlin.Engine;

namespace Gremlin.Steps.Build;

/// <summary>Steps of the language that Neptune does not run.</summary>
internal static class Refused
{
    public static readonly Dictionary<string, Func<StepArguments, Step>> Makers = new[]
    {
        "pageRank", "peerPressure", "connectedComponent", "shortestPath", "program", "io", "read", "write", "call",
    }.ToDictionary(name => name, _ => (Func<StepArguments, Step>)Refuse);

    private static Step Refuse(StepArguments arguments) =>
        throw new GremlinException(GremlinErrorCode.UnsupportedOperation, $"{arguments.Name}() step is not supported.");
}
