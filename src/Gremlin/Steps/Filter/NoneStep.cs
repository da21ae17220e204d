using Gremlin.Engine;

namespace Gremlin.Steps.Filter;

/// <summary><c>none()</c>: lets nobody through, as do tokens that can never match.</summary>
internal sealed class NoneStep : FilterStep
{
    public override string Name => "none";

    protected override bool Keeps(ref Traverser traverser) => false;
}
