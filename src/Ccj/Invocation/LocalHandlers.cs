using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.Ccj.Invocation;

/// <summary>Registers the annotated methods beside the local ports.</summary>
internal static class LocalHandlers
{
    /// <summary>Adds the handlers' classes, one instance each as on Lambda, and the <see cref="LocalInvoker"/> that calls them.</summary>
    public static IServiceCollection AddHandlers(this IServiceCollection services, Assembly functions)
    {
        foreach (var type in Handler.FindAll(functions).Select(handler => handler.Type).Distinct())
            services.TryAddSingleton(type);
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        return services.AddSingleton(provider => new LocalInvoker(
            provider, functions, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
    }
}
