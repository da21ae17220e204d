using Gremlin.Engine;
using Gremlin.Values;

namespace Gremlin.Steps.Mutate;

/// <summary><c>addV()</c> with the properties that follow it.</summary>
internal sealed class AddVertexStep(bool starts, Operand? label, Traversal? labelFrom) : MutatingStep(starts)
{
    private readonly List<PropertySetting> _settings = [];

    public override string Name => "addV";

    public override IEnumerable<Traversal> Children => _settings.SelectMany(setting => setting.Children).Concat(labelFrom is null ? [] : [labelFrom]);

    public override List<PropertySetting> Settings => _settings;

    protected override Value Make(in Traverser traverser)
    {
        var name = Texts.Label(labelFrom is null ? label?.Get(Context) ?? Value.Null : labelFrom.TryFirst(traverser, out var found) ? found : Value.Null, label is not null || labelFrom is not null);
        string? id = null;
        foreach (var setting in _settings)
        {
            if (setting.Token == ElementToken.Id) id = Texts.Id(setting.Value(traverser, Context));
            else if (setting.Token == ElementToken.Label) name = Texts.Label(setting.Value(traverser, Context), true);
        }

        var vertex = Context.Graph.AddVertex(id, name);
        foreach (var setting in _settings) setting.Apply(vertex, traverser, Context);
        return vertex;
    }
}
