namespace StepFunctions.Http;

/// <summary>What one action of the protocol does: takes the request's fields, gives the response's.</summary>
internal delegate Task<JsonElement> ProtocolAction(ActionRequest request, CancellationToken cancellation);
