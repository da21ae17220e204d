using System.Text.Json;

namespace CustomerJourney.Touchpoints.Sources;

/// <summary>An object of a mapping file: what is asked for is known, everything else is a mistake.</summary>
internal sealed class MappingObject
{
    private readonly MappingText _text;
    private readonly string _what;
    private readonly Dictionary<string, JsonPlace> _members = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];
    private readonly JsonPlace _value;

    /// <summary>Opens an object.</summary>
    /// <param name="text">The file.</param>
    /// <param name="value">The object; a mistake is noted when it is something else.</param>
    /// <param name="what">What it is, for messages.</param>
    public MappingObject(MappingText text, JsonPlace value, string what)
    {
        (_text, _value, _what) = (text, value, what);
        if (value.Kind != JsonValueKind.Object)
            text.Mistake(value.Offset, $"{what} must be an object.");
        foreach (var (name, member, offset) in value.Members)
        {
            if (!_members.TryAdd(name, member))
                text.Mistake(offset, $"'{name}' stands here twice.");
        }
    }

    /// <summary>Where the object begins.</summary>
    public int Offset => _value.Offset;

    /// <summary>A member that may be missing.</summary>
    public JsonPlace? Find(string name)
    {
        _known.Add(name);
        return _members.GetValueOrDefault(name);
    }

    /// <summary>A member that must be there; a mistake is noted when it is not.</summary>
    public JsonPlace? Need(string name, string hint)
    {
        var found = Find(name);
        if (found is null && _value.Kind == JsonValueKind.Object)
            _text.Mistake(_value.Offset, $"{_what} needs '{name}'.", hint);
        return found;
    }

    /// <summary>Notes every member that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var (name, _, offset) in _value.Members.Where(member => !_known.Contains(member.Name)))
            _text.Mistake(offset, $"{_what} has no '{name}'.", NearestWord.Hint(name, _known));
    }
}
