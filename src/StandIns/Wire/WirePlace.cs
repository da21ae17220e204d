namespace Amazon.Wire;

/// <summary>Where a member of a request or response travels.</summary>
internal enum WirePlace
{
    Body,
    Header,
    Query,
    Path,
    Payload,
    Status,
}
