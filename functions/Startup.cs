using Amazon.Lambda.Annotations;
using AWS.Lambda.Powertools.Logging;
using CustomerJourney.Aws;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerJourney.Functions;

/// <summary>What the handlers get on Lambda, as a worker's <c>Program</c> would compose it. On one machine the command line composes them with local ports instead.</summary>
[LambdaStartup]
public sealed class Startup
{
    /// <summary>Registers logging, the clock and the AWS side of every port.</summary>
#pragma warning disable CA1822 // the generated code calls it on an instance
    public void ConfigureServices(IServiceCollection services) => services
        .AddLogging(logging => logging.AddPowertoolsLogger(options =>
        {
            options.Service = "customer-journey";
            options.LoggerOutputCase = LoggerOutputCase.CamelCase;
        }))
        .AddSingleton(TimeProvider.System)
        .AddHub()
        .AddPortsOnAws(new AwsSettings(Environment.GetEnvironmentVariable));
#pragma warning restore CA1822
}
