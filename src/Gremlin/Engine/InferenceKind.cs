namespace Gremlin.Engine;

/// <summary>What is to be inferred.</summary>
public enum InferenceKind
{
    /// <summary>A property's class: string predictions.</summary>
    Classification,

    /// <summary>A property's number: double predictions.</summary>
    Regression,

    /// <summary>Vertices at the other end of an edge that is not there: ids as predictions.</summary>
    LinkPrediction,
}
