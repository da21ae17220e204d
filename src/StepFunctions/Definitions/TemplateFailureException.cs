namespace StepFunctions.Definitions;

/// <summary>A payload template could not be filled: <c>States.Runtime</c>.</summary>
internal sealed class TemplateFailureException(string message) : Exception(message);
