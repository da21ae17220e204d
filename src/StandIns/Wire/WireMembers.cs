using System.Collections.Concurrent;
using System.Reflection;

namespace Amazon.Wire;

/// <summary>The members of a model class that travel.</summary>
internal static class WireMembers
{
    private static readonly ConcurrentDictionary<Type, WireMember[]> Known = new();

    public static WireMember[] Of(Type type) => Known.GetOrAdd(type, static type => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(property => new WireMember(property))
        .ToArray());
}
