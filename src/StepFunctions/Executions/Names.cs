namespace StepFunctions.Executions;

/// <summary>Names of machines and executions.</summary>
internal static class Names
{
    private const int MaxLength = 80;

    /// <summary>The name, if it is one.</summary>
    /// <exception cref="RunnerException">It is none.</exception>
    public static string Checked(string name) =>
        name.Length is > 0 and <= MaxLength && name.All(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && !"?*<>{}[]\"#%\\^|~`$&,;:/".Contains(c, StringComparison.Ordinal))
        && name is not ("." or "..")
            ? name
            : throw new RunnerException("InvalidName", $"Invalid Name: '{name}' (1 to {MaxLength} letters, digits, '-', '_', '.')");
}
