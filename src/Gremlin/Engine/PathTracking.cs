namespace Gremlin.Engine;

/// <summary>How much of its history a traverser must carry.</summary>
internal enum PathTracking
{
    None,
    Labelled,
    Full,
}
