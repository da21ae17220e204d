namespace CustomerJourney.Functions.EndToEnd;

/// <summary>What a run made of a workspace, in the words of the command line: counts of the graph, journeys, and the rows of every table, sorted.</summary>
internal sealed record WorldResult(IReadOnlyDictionary<string, IReadOnlyList<string>> Parts)
{
    private static readonly string[] Tables = ["touchpoints", "customers", "milestones", "scores"];

    /// <summary>Asks for everything.</summary>
    public static async Task<WorldResult> OfAsync(string workspace)
    {
        var parts = new Dictionary<string, IReadOnlyList<string>>
        {
            ["vertices"] = await LinesAsync("gremlin", "g.V().groupCount().by(label)", "-w", workspace),
            ["edges"] = await LinesAsync("gremlin", "g.E().groupCount().by(label)", "-w", workspace),
            ["journeys"] = await LinesAsync("journeys", "top", "--to", "port_out_request", "--format", "json", "-w", workspace),
        };
        foreach (var table in Tables)
            parts[table] = await LinesAsync("sql", $"SELECT * FROM {table}", "--format", "csv", "-w", workspace);
        return new WorldResult(parts);
    }

    /// <summary>Holds it against another, part by part, so that the message names the rows that differ.</summary>
    public void MustEqual(WorldResult other)
    {
        foreach (var (name, lines) in Parts)
        {
            lines.Except(other.Parts[name]).Should().BeEmpty("nothing is made up in {0}", name);
            other.Parts[name].Except(lines).Should().BeEmpty("nothing is lost of {0}", name);
            lines.Should().HaveCount(other.Parts[name].Count, "nothing is doubled in {0}", name);
        }
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(params string[] arguments) =>
        [.. (await CcjProcess.RunAsync(arguments)).MustSucceed().Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
