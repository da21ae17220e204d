using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary>A step whose named value exists, empty, even when nobody comes by.</summary>
internal interface IMakesSideEffect
{
    string Key { get; }

    Value Make();
}
