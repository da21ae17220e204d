using Gremlin.Engine;

namespace Gremlin.Steps.Map;

/// <summary><c>identity()</c>, and what labels at the beginning of a nested traversal hang on.</summary>
internal sealed class IdentityStep : Step
{
    public override string Name => "identity";

    protected override bool Pull(out Traverser traverser) => Previous.Next(out traverser);
}
