using System.Text.Json;

namespace CustomerJourney.Aws.Wire;

/// <summary>What the played service answers.</summary>
internal sealed record WireAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers, bool Aborts = false)
{
    public static readonly WireAnswer CutOff = new(0, "", new Dictionary<string, string>(), Aborts: true);

    public static WireAnswer Ok(string json) => new(200, json, new Dictionary<string, string>());

    public static WireAnswer Error(int status, string code, string message) =>
        new(status, JsonSerializer.Serialize(new { __type = $"com.amazonaws#{code}", message }), new Dictionary<string, string> { ["x-amzn-RequestId"] = "r-1" });

    public static WireAnswer NeptuneError(int status, string code, string message) =>
        new(status, JsonSerializer.Serialize(new { requestId = "r-1", code, detailedMessage = message }), new Dictionary<string, string> { ["x-amzn-RequestId"] = "r-1" });
}
