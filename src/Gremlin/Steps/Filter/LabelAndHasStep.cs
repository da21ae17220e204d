using Gremlin.Engine;

namespace Gremlin.Steps.Filter;

/// <summary><c>has('label', 'key', predicate)</c> before rewrites take it apart.</summary>
internal sealed class LabelAndHasStep(HasLabelStep label, HasStep has) : Step
{
    public override string Name => "has";

    public HasLabelStep Label => label;

    public HasStep Has => has;

    public override string Describe() => $"{label.Describe()}.{has.Describe()}";

    public override void Reset()
    {
        label.Reset();
        has.Reset();
    }

    protected override bool Pull(out Traverser traverser)
    {
        (label.Context, has.Context) = (Context, Context);
        (label.Previous, has.Previous) = (Previous, label);
        return has.Next(out traverser);
    }
}
