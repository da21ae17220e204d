namespace AWS.Lambda.Powertools.Logging;

public enum LoggerOutputCase
{
    Default,
    CamelCase,
    PascalCase,
    SnakeCase,
}
