namespace Gremlin.Loading;

/// <summary>A record that could not be loaded.</summary>
/// <param name="Code">Neptune's name of the kind: <c>PARSING_ERROR</c>, <c>TYPE_MISMATCH</c>, <c>FROM_OR_TO_VERTEX_ARE_MISSING</c>, <c>SINGLE_CARDINALITY_VIOLATION</c> …</param>
/// <param name="Message">What is wrong, without the value.</param>
/// <param name="FileName">The file.</param>
/// <param name="RecordNumber">Number of the record in it, from 1 for the header.</param>
public sealed record LoadError(string Code, string Message, string FileName, long RecordNumber);
