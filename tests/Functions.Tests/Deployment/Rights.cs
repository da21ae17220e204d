using CustomerJourney.Ccj.Invocation;
using CustomerJourney.Touchpoints;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Functions.Deployment;

/// <summary>Which ports a handler reaches, by the constructors of what Startup registers: these are the rights it needs.</summary>
internal static class Rights
{
    private static readonly ServiceCollection Services = Registered();

    // What an adapter does beyond its port: Neptune's loader looks into the files first.
    private static readonly Dictionary<string, string[]> Beyond = new() { ["LoadGraph"] = ["ObjectLake"] };

    /// <summary>Names of the policies in <c>infrastructure/access.yaml</c>, ascending.</summary>
    /// <exception cref="InvalidOperationException">Startup does not register something the handler needs.</exception>
    public static IReadOnlyList<string> Of(Handler handler)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(handler.Type, handler.Name, found);
        return [.. found.Union(Beyond.GetValueOrDefault(handler.Name, [])).Order(StringComparer.Ordinal)];
    }

    private static void Walk(Type type, string path, SortedSet<string> found)
    {
        foreach (var needed in type.GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType))
        {
            var here = $"{path} → {needed.Name}";
            if (Policy(needed) is { } policy)
            {
                found.Add(policy);
                continue;
            }

            var registration = Services.LastOrDefault(service => service.ServiceType == needed || (needed.IsGenericType && service.ServiceType == needed.GetGenericTypeDefinition()))
                ?? throw new InvalidOperationException($"Startup does not register it: {here}.");
            if (registration.ImplementationType is { IsGenericTypeDefinition: false } implementation)
                Walk(implementation, here, found);
        }
    }

    private static string? Policy(Type type) => type switch
    {
        _ when type == typeof(IdentifierKey) => nameof(IdentifierKey),
        _ when type == typeof(Aws.Graph.NeptuneLearning) => "GraphLearning",
        _ when type == typeof(Journeys.JourneyIndexStore) => "ObjectLake",
        { IsInterface: true } when type.Assembly == typeof(IObjectLake).Assembly => type.Name[1..],
        _ => null,
    };

    private static ServiceCollection Registered()
    {
        var services = new ServiceCollection();
        new Startup().ConfigureServices(services);
        return services;
    }
}
