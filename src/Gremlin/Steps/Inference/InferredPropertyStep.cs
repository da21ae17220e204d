using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Inference;

/// <summary><c>properties('key').with('Neptune#ml.classification')</c> or <c>…regression</c>: what a model says the property is.</summary>
internal sealed class InferredPropertyStep(InferenceKind kind, string key, bool withScore) : ListMapStep, IInferenceStep
{
    public override string Name => "properties";

    public Dictionary<string, Operand> Options { get; } = [];

    protected override void Fill(in Traverser traverser, List<Value> found)
    {
        foreach (var prediction in ModelCall.Ask(Context, this, kind, traverser.Content, key, false, null))
        {
            found.Add(Item(traverser.Content, key, prediction.Value));
            if (withScore && prediction.Score is { } score) found.Add(Item(traverser.Content, InferenceBuilder.Prefix + "score", score));
        }
    }

    protected override string Arguments() => $"({key})[{kind}]";

    private static Value Item(in Value vertex, string name, object content) => Value.Of(new VertexPropertyItem(vertex, name, ToValue(content)));

    private static Value ToValue(object content) => content switch
    {
        double number => Value.Of(number),
        float number => Value.Of(number),
        int number => Value.Of(number),
        long number => Value.Of(number),
        bool truth => Value.Of(truth),
        _ => Value.Of(content.ToString()),
    };
}
