using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Aws;

/// <summary>Registers the AWS side of every port.</summary>
public static class AwsPorts
{
    /// <summary>Adds the ports; their settings come from the function's environment.</summary>
    public static IServiceCollection AddPortsOnAws(this IServiceCollection services) => services;
}
