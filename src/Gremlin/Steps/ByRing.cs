namespace Gremlin.Steps;

/// <summary>The <c>by()</c>s of a step, used round and round.</summary>
internal sealed class ByRing
{
    private readonly List<By> _all = [];
    private int _next;

    public IReadOnlyList<By> All => _all;

    public bool IsEmpty => _all.Count == 0;

    public IEnumerable<Traversal> Children => _all.Select(by => by.Nested).OfType<Traversal>();

    public void Add(By by) => _all.Add(by);

    public void Reset() => _next = 0;

    public By Next()
    {
        if (_all.Count == 0) return By.Itself;
        var by = _all[_next];
        _next = _next + 1 == _all.Count ? 0 : _next + 1;
        return by;
    }

    public override string ToString() => string.Join(", ", _all);
}
