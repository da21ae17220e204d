using System.Text;

namespace StepFunctions.Definitions;

/// <summary>Reads a definition and notes everything that is wrong with it.</summary>
internal static class DefinitionReader
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxDepth = 64;
    private const int MaxSeconds = 99_999_999;
    private const int MaxNameLength = 80;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>The workflow; null when the text cannot be read at all.</summary>
    public static Workflow? Read(string definition, List<DefinitionProblem> problems)
    {
        if (Encoding.UTF8.GetByteCount(definition) > MaxBytes)
        {
            problems.Add(new DefinitionProblem(null, "", "the definition is larger than 1 MiB"));
            return null;
        }

        try
        {
            var root = JsonElement.Parse(definition, Strict);
            if (Jsonata.Refusals(root).ToArray() is { Length: > 0 } refusals)
            {
                problems.AddRange(refusals);
                return null;
            }

            return Machine(root, problems);
        }
        catch (JsonException wrong)
        {
            problems.Add(new DefinitionProblem(null, wrong.Path ?? "", $"the definition cannot be read: {wrong.Message}"));
            return null;
        }
        catch (InvalidOperationException wrong)
        {
            // half a surrogate pair is JSON, but no text
            problems.Add(new DefinitionProblem(null, "", $"the definition cannot be read: {wrong.Message}"));
            return null;
        }
    }

    private static Workflow? Machine(JsonElement root, List<DefinitionProblem> problems)
    {
        var fields = new StateFields(root, null, "", problems);
        if (root.ValueKind != JsonValueKind.Object)
        {
            fields.Wrong(null, "the definition must be an object");
            return null;
        }

        Unknown(fields, "Comment", "StartAt", "States", "Version", "TimeoutSeconds", "QueryLanguage");
        fields.Word("QueryLanguage", "JSONPath");
        fields.Word("Version", "1.0");
        fields.Text("Comment");
        var workflow = Workflow(fields, root, fields.Whole("TimeoutSeconds", 1, MaxSeconds), problems);
        GraphCheck.Names(workflow, problems);
        VariableCheck.Scopes(workflow, [], problems);
        return workflow;
    }

    /// <summary>Reads states with their start, at any depth.</summary>
    public static Workflow Workflow(StateFields fields, JsonElement source, int? timeout, List<DefinitionProblem> problems)
    {
        var startAt = fields.Text("StartAt", required: true) ?? "";
        var states = new Dictionary<string, State>();
        var inner = fields.Object("States");
        if (inner is null && !fields.Has("States"))
            fields.Wrong(null, "States is missing");
        if (inner is not null && !inner.Names.Any())
            fields.Wrong("States", "States must have at least one state");
        var found = problems.Count;
        foreach (var name in inner?.Names ?? [])
        {
            var element = source.GetProperty("States").GetProperty(name);
            var state = new StateFields(element, name, $"{fields.Location}/States/{name}", problems);
            if (name.Length > MaxNameLength || name.Length == 0)
                state.Wrong(null, $"a state's name must have 1 to {MaxNameLength} characters");
            if (element.ValueKind != JsonValueKind.Object)
                state.Wrong(null, "a state must be an object");
            else if (StateReader.Read(name, state, element, problems) is { } read)
                states.Add(name, read);
        }

        var workflow = new Workflow(startAt, states, timeout);
        if (inner is not null)
            GraphCheck.Check(workflow, fields, inner, problems, complete: problems.Count == found);
        return workflow;
    }

    /// <summary>Notes each field that is not among the known ones.</summary>
    public static void Unknown(StateFields fields, params string[] known)
    {
        foreach (var name in fields.Names.Where(name => !known.Contains(name)))
            fields.Wrong(name, $"the field {name} is not supported here");
    }
}
