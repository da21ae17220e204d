using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Text;

/// <summary>A step over strings: <c>toUpper</c>, <c>toLower</c>, <c>length</c>, <c>trim</c>, <c>lTrim</c>, <c>rTrim</c>, <c>replace</c>, <c>split</c>, <c>substring</c>; with <c>local</c> over each string of a collection.</summary>
internal sealed class TextStep(string name, Scope scope, Func<string, QueryContext, Value> work) : MapStep
{
    public override string Name => name;

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        content = traverser.Content;
        if (scope == Scope.Local && Collections.IsIterable(content))
        {
            var items = new List<Value>();
            foreach (var item in Collections.Items(content)) items.Add(One(item));
            content = Collections.Like(content, items);
            return true;
        }

        content = One(content);
        return true;
    }

    private Value One(in Value value)
    {
        if (value.IsNull) return value;
        if (value.Kind != ValueKind.String)
            throw new GremlinException(GremlinErrorCode.InvalidParameter, scope == Scope.Local
                ? $"The {name}(local) step can only take string or list of strings, encountered {ValueText.ClassOf(value)}"
                : $"The {name}() step can only take string as argument, encountered {ValueText.ClassOf(value)}");
        var result = work(value.AsString, Context);
        if (result.Kind == ValueKind.String) Context.Hold(result.AsString.Length / 8);
        return result;
    }
}
