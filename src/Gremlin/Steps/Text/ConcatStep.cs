using System.Text;
using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Text;

/// <summary><c>concat()</c>: strings, or what traversals give, put behind the string; nulls are passed over.</summary>
internal sealed class ConcatStep(IReadOnlyList<Operand> texts, IReadOnlyList<Traversal> nested) : MapStep
{
    public override string Name => "concat";

    public override IEnumerable<Traversal> Children => nested;

    protected override bool TryMap(ref Traverser traverser, out Value content)
    {
        var (built, any) = (new StringBuilder(), false);
        Append(traverser.Content, built, ref any);
        foreach (var text in texts) Append(text.Get(Context), built, ref any);
        foreach (var each in nested)
        {
            if (each.TryFirst(traverser, out var found)) Append(found, built, ref any);
        }

        Context.Hold(built.Length / 8);
        content = any ? Value.Of(built.ToString()) : Value.Null;
        return true;
    }

    private static void Append(in Value value, StringBuilder built, ref bool any)
    {
        if (value.IsNull) return;
        if (value.Kind != ValueKind.String) throw new GremlinException(GremlinErrorCode.InvalidParameter, $"String concat() can only take string as argument, encountered {ValueText.ClassOf(value)}");
        any = true;
        built.Append(value.AsString);
    }
}
