using System.Reflection;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;

namespace CustomerJourney.Ccj.Invocation;

/// <summary>One method annotated as a Lambda.</summary>
/// <param name="Name">Name of the function: its resource in the template, its file, its state, its sample event.</param>
/// <param name="Type">The class, made by the container.</param>
/// <param name="Method">The method.</param>
/// <param name="Timeout">How long one call may take.</param>
/// <param name="Http">Its route; null when no request of HTTP reaches it.</param>
internal sealed record Handler(string Name, Type Type, MethodInfo Method, TimeSpan Timeout, HttpApiAttribute? Http)
{
    private const int LongestSeconds = 900; // Lambda's own limit

    /// <summary>The handler that the template must name: that of the class which the generator writes.</summary>
    public string HandlerString => $"{Type.Assembly.GetName().Name}::{Type.FullName}_{Method.Name}_Generated::{Method.Name}";

    /// <summary>All annotated methods of an assembly, by name.</summary>
    /// <exception cref="InvalidOperationException">Two functions have one name.</exception>
    public static IReadOnlyList<Handler> FindAll(Assembly assembly)
    {
        var handlers = assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(method => (method, attribute: method.GetCustomAttribute<LambdaFunctionAttribute>()))
            .Where(pair => pair.attribute is not null)
            .Select(pair => Of(pair.method, pair.attribute!))
            .OrderBy(handler => handler.Name, StringComparer.Ordinal)
            .ToArray();
        var twice = handlers.GroupBy(handler => handler.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? handlers : throw new InvalidOperationException($"Two functions are named {twice.Key}.");
    }

    private static Handler Of(MethodInfo method, LambdaFunctionAttribute attribute)
    {
        var type = method.DeclaringType!;
        var seconds = attribute.Timeout > 0 ? attribute.Timeout : LongestSeconds;
        return new Handler(attribute.ResourceName ?? type.Name, type, method, TimeSpan.FromSeconds(seconds), method.GetCustomAttribute<HttpApiAttribute>());
    }
}
