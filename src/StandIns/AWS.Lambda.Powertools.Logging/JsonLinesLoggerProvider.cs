using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>One JSON object a line on stdout, with the field names of Powertools' default output.</summary>
internal sealed class JsonLinesLoggerProvider(PowertoolsLoggerConfiguration configuration) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new JsonLinesLogger(configuration, categoryName);

    public void Dispose()
    {
    }

    private sealed class JsonLinesLogger(PowertoolsLoggerConfiguration configuration, string category) : ILogger
    {
        public IDisposable BeginScope<TState>(TState state) => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception exception, Func<TState, Exception, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                level = logLevel.ToString(),
                message = formatter(state, exception),
                timestamp = TimeProvider.System.GetUtcNow().ToString(configuration.TimestampFormat ?? "o", CultureInfo.InvariantCulture),
                service = configuration.Service ?? Environment.GetEnvironmentVariable("POWERTOOLS_SERVICE_NAME") ?? "service_undefined",
                name = category,
                exception = exception?.GetType().FullName,
            }));
        }
    }
}
