using System.Text.Json.Nodes;

namespace CustomerJourney.ModelServer;

/// <summary>A loaded model as a container serves it, whatever a request's content type.</summary>
/// <param name="Items">Name of the list that a JSON request has: <c>customers</c>, <c>pairs</c>.</param>
/// <param name="Answer">The model, JSON to JSON; its answers have a list <c>scores</c>, one for each item.</param>
/// <param name="ItemOf">An item of the list, from a CSV row by column name.</param>
/// <param name="CsvColumns">The fields of a score that a CSV answer has.</param>
public sealed record ServedInvocation(
    string Items, ModelInvocation Answer, Func<IReadOnlyDictionary<string, string>, JsonObject> ItemOf, IReadOnlyList<string> CsvColumns);
