namespace StepFunctions.Testing;

/// <summary>A tested machine ran otherwise than the test says.</summary>
public sealed class MachineAssertionException(string message) : Exception(message);
