using System.Globalization;
using Amazon.Lambda.Core;
using CustomerJourney.Functions.Protocol;
using Microsoft.Extensions.Logging;

namespace CustomerJourney.Ccj.Invocation;

/// <summary>What a handler learns of its call on one machine.</summary>
internal sealed class LocalContext(Handler handler, long call, TimeProvider clock, ILogger logger, CancellationToken stopping) : IStoppableContext, ILambdaLogger
{
    private const int Memory = 1769; // at which Lambda gives one whole core
    private readonly DateTimeOffset _end = clock.GetUtcNow() + handler.Timeout;

    public string AwsRequestId { get; } = call.ToString("x8", CultureInfo.InvariantCulture);

    public IClientContext? ClientContext => null;

    public string FunctionName => handler.Name;

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity? Identity => null;

    public string InvokedFunctionArn => $"arn:aws:lambda:local:000000000000:function:{handler.Name}";

    public ILambdaLogger Logger => this;

    public string LogGroupName => $"/aws/lambda/{handler.Name}";

    public string LogStreamName => "local";

    public int MemoryLimitInMB => Memory;

    public TimeSpan RemainingTime => _end - clock.GetUtcNow();

    public CancellationToken Stopping => stopping;

    public void Log(string message) => logger.LogInformation("{Message}", message);

    public void LogLine(string message) => Log(message);
}
