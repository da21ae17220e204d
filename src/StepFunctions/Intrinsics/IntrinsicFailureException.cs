namespace StepFunctions.Intrinsics;

/// <summary>An intrinsic function could not take its arguments: <c>States.IntrinsicFailure</c>.</summary>
internal sealed class IntrinsicFailureException(string message) : Exception(message);
