using System.Collections.Concurrent;
using System.Text;
using StepFunctions.Executions;

namespace CustomerJourney.Functions.Workflows;

/// <summary>Objects in memory, whatever the bucket.</summary>
public sealed class TestObjects
{
    private readonly ConcurrentDictionary<string, byte[]> _all = new();

    /// <summary>Begins with some.</summary>
    public TestObjects(params (string Key, string Text)[] objects)
    {
        foreach (var (key, text) in objects)
            _all[key] = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>For a machine.</summary>
    public ObjectAccess Access => new()
    {
        Read = (_, key, _) => Task.FromResult<Stream?>(_all.TryGetValue(key, out var content) ? new MemoryStream(content) : null),
        List = (_, prefix, _) => _all.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(one => new ListedObject(one.Key, one.Value.Length, DateTimeOffset.UnixEpoch, "1")).ToAsyncEnumerable(),
        Write = (_, key, content, _) =>
        {
            _all[key] = content.ToArray();
            return Task.CompletedTask;
        },
    };

    /// <summary>All texts whose key has a part, by key.</summary>
    public string TextOf(string part) => string.Concat(_all.Where(one => one.Key.Contains(part, StringComparison.Ordinal)).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => Encoding.UTF8.GetString(one.Value)));

    /// <summary>Puts one.</summary>
    public void Put(string key, string text) => _all[key] = Encoding.UTF8.GetBytes(text);
}
