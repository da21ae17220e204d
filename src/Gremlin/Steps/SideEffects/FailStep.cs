using System.Globalization;
using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.SideEffects;

/// <summary><c>fail()</c>: ends the query as soon as anybody comes by.</summary>
internal sealed class FailStep(Operand message) : SideEffectStep
{
    public override string Name => "fail";

    protected override void Run(ref Traverser traverser)
    {
        var text = ValueText.Of(message.Get(Context));
        throw new GremlinException(GremlinErrorCode.FailureByQuery, string.Create(CultureInfo.InvariantCulture, $"fail() Step Triggered\nMessage > {text}\nTraverser> {ValueText.Of(traverser.Content)}\n  Bulk > {traverser.Bulk}"));
    }
}
