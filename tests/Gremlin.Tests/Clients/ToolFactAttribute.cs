namespace Gremlin.Clients;

/// <summary>A test that needs a program; it is skipped, and says so, where the program is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, tool))))
            Skip = $"SKIPPED: {tool} is not installed here.";
    }
}
