using System.IO.Hashing;
using System.Text;

namespace Gremlin.Values;

/// <summary>One property of a vertex.</summary>
internal sealed class VertexPropertyItem(Value vertex, string key, Value content) : Tag(ValueKind.VertexProperty)
{
    public readonly Value Vertex = vertex;
    public readonly string Key = key;
    public readonly Value Content = content;

    /// <summary>A number of the property's own, derived from its vertex, key and value.</summary>
    public long Id => unchecked((long)XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"{Elements.IdText(Vertex)}\n{Key}\n{(int)Content.Kind}\n{ValueText.Of(Content)}")));
}
