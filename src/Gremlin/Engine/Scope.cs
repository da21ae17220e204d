namespace Gremlin.Engine;

/// <summary>Whether a step works on the stream or within each object.</summary>
internal enum Scope
{
    Global,
    Local,
}
