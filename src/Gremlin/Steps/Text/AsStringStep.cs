using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Text;

/// <summary><c>asString()</c>.</summary>
internal sealed class AsStringStep(Scope scope) : MapStep
{
    public override string Name => "asString";

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = traverser.Content;
        if (scope == Scope.Local && Collections.IsIterable(content)) content = Collections.Like(content, Collections.Items(content).Select(One).ToList());
        else content = One(content);
        return true;
    }

    private static Value One(Value value) => value.IsNull ? value : Value.Of(ValueText.Of(value));
}
