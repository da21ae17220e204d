using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Map;

/// <summary><c>id()</c>, <c>label()</c>, <c>key()</c>, <c>value()</c>.</summary>
internal sealed class TokenStep(ElementToken token) : MapStep
{
    public override string Name => token.ToString().ToLowerInvariant();

    public ElementToken Token => token;

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = Elements.Token(traverser.Content, token);
        return true;
    }
}
