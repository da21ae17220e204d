using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Inference;

/// <summary><c>out('label').with('Neptune#ml.prediction').hasLabel('target')</c>: vertices that a model says the edge would lead to.</summary>
internal sealed class InferredLinkStep(bool incoming, string label) : ListMapStep, IInferenceStep
{
    public override string Name => incoming ? "in" : "out";

    public Dictionary<string, Operand> Options { get; } = [];

    /// <summary>Label of the vertices wanted, as the condition behind the step names it.</summary>
    public Operand? TargetLabel { get; set; }

    protected override void Fill(in Traverser traverser, List<Value> found)
    {
        var target = TargetLabel?.Get(Context) is { Kind: ValueKind.String } text ? text.AsString : null;
        foreach (var prediction in ModelCall.Ask(Context, this, InferenceKind.LinkPrediction, traverser.Content, label, incoming, target))
        {
            if (prediction.Value is string id && Context.Graph.View.FindVertex(id) is var vertex and >= 0) found.Add(Context.Graph.Vertex(vertex));
        }
    }

    protected override string Arguments() => $"({label})[{InferenceKind.LinkPrediction}]";
}
