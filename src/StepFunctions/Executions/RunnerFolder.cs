namespace StepFunctions.Executions;

/// <summary>The folder of a runner: <c>machines/NAME.json</c> and <c>executions/MACHINE/NAME.jsonl</c>.</summary>
internal sealed class RunnerFolder(RunnerOptions options)
{
    private readonly Dictionary<string, StateMachine> _parsed = [];

    /// <summary>The machines that were made known.</summary>
    public IEnumerable<Machine> Machines()
    {
        var folder = Path.Combine(options.Folder!, "machines");
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).ToArray() : [])
        {
            var source = Json.Parse(File.ReadAllBytes(file));
            yield return new Machine(
                Text(source, "name"), Text(source, "arn"), Parse(Text(source, "definition")), Text(source, "type"), DateTimeOffset.FromUnixTimeMilliseconds(source.GetProperty("created").GetInt64()));
        }
    }

    /// <summary>Keeps a machine.</summary>
    public void Save(Machine machine)
    {
        var path = PathOf(machine);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + ".part", Json.Utf8(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", machine.Name);
            writer.WriteString("arn", machine.Arn);
            writer.WriteString("type", machine.Type);
            writer.WriteNumber("created", machine.Created.ToUnixTimeMilliseconds());
            writer.WriteString("definition", machine.StateMachine.Definition);
            writer.WriteEndObject();
        }).Span);
        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>Forgets a machine.</summary>
    public void Delete(Machine machine) => File.Delete(PathOf(machine));

    /// <summary>The executions that were started; unfinished ones ready to go on.</summary>
    public IEnumerable<Execution> Executions()
    {
        var folder = Path.Combine(options.Folder!, "executions");
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : [])
        {
            if (LogFile.Read(file) is { } content)
                yield return Open(file, content);
            else
                File.Delete(file);
        }
    }

    /// <summary>Keeps a new execution.</summary>
    public Execution Create(Execution made)
    {
        var log = ExecutionLog.Create(PathOf(made.Machine.Name, made.Name), made.Header(), options.Sync);
        return new Execution(made.Arn, made.Name, made.Machine, made.Input, made.StartTime, log, options) { Parent = made.Parent };
    }

    /// <summary>The log of an ended execution, to write on.</summary>
    public ExecutionLog Reopen(Execution execution)
    {
        var path = PathOf(execution.Machine.Name, execution.Name);
        execution.Log.Dispose();
        return ExecutionLog.Open(path, LogFile.Read(path)!, options.Sync, forWriting: true);
    }

    private static string Text(JsonElement source, string field) => source.GetProperty(field).GetString()!;

    private Execution Open(string file, LogFile content)
    {
        var header = content.Header;
        var name = Text(header, "machine");
        var arn = $"arn:aws:states:{options.Region}:{options.AccountId}:stateMachine:{name}";
        var start = DateTimeOffset.FromUnixTimeMilliseconds(header.GetProperty("start").GetInt64());
        var machine = new Machine(name, arn, Parse(Text(header, "definition")), "STANDARD", start);
        var ended = content.Entries.LastOrDefault(entry => entry.Child is null) is { } last && ExecutionEnds.Status(last.Event.Type) is not null;
        var log = ExecutionLog.Open(file, content, options.Sync, forWriting: !ended);
        var execution = new Execution(Text(header, "execution"), Text(header, "name"), machine, header.GetProperty("input"), start, log, options)
        {
            Parent = header.TryGetProperty("parent", out var parent) ? parent.GetString() : null,
        };
        execution.Restore();
        if (ended)
            log.Release();
        return execution;
    }

    private StateMachine Parse(string definition)
    {
        if (!_parsed.TryGetValue(definition, out var machine))
            _parsed.Add(definition, machine = StateMachine.Parse(definition));
        return machine;
    }

    private string PathOf(Machine machine) => Path.Combine(options.Folder!, "machines", machine.Name + ".json");

    private string PathOf(string machine, string execution) => Path.Combine(options.Folder!, "executions", machine, execution + ".jsonl");
}
