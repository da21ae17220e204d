using Gremlin.Engine;

namespace Gremlin.Steps.Inference;

/// <summary>A step that asks a model.</summary>
internal interface IInferenceStep
{
    /// <summary>Settings given behind the step itself.</summary>
    Dictionary<string, Operand> Options { get; }
}
