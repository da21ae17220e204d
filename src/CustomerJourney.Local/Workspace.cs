using System.Security.Cryptography;
using System.Text.Json;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Local;

/// <summary>A folder with everything one installation on one machine owns.</summary>
/// <remarks><c>workspace.json</c> marks it; <c>sources/</c>, <c>milestones/</c>, <c>propensities/</c> and <c>vocabulary.json</c> are written by people, the rest by the hub.</remarks>
public sealed class Workspace
{
    private const int KeyBytes = 32;
    private const string Marker = "workspace.json";

    private Workspace(string root) => Root = root;

    /// <summary>The folder, absolute.</summary>
    public string Root { get; }

    /// <summary>Mappings, <c>NAME.source.json</c>.</summary>
    public string Sources => Path.Combine(Root, "sources");

    /// <summary>Milestone definitions, <c>NAME.milestone.json</c>.</summary>
    public string Milestones => Path.Combine(Root, "milestones");

    /// <summary>Propensity definitions, <c>NAME.propensity.json</c>.</summary>
    public string Propensities => Path.Combine(Root, "propensities");

    /// <summary>What types mean to the business.</summary>
    public string Vocabulary => Path.Combine(Root, "vocabulary.json");

    /// <summary>Files as delivered: the raw zone of the lake.</summary>
    public string Raw => Path.Combine(Root, "raw");

    /// <summary>The object lake: the workspace itself, with <c>raw/</c>, <c>curated/</c>, <c>quarantine/</c>, <c>resolved/</c> and <c>index/</c> as its zones.</summary>
    public string Lake => Root;

    /// <summary>The journey graph's files.</summary>
    public string Graph => Path.Combine(Root, "journey-graph");

    /// <summary>The journey KPI store.</summary>
    public string Warehouse => Path.Combine(Root, "warehouse.duckdb");

    /// <summary>The journey index.</summary>
    public string Index => Path.Combine(Root, "index", "journeys.arrow");

    /// <summary>Trained models.</summary>
    public string Models => Path.Combine(Root, "models");

    /// <summary>Records of runs: executions with their histories.</summary>
    public string Runs => Path.Combine(Root, "runs");

    /// <summary>Checkpoints of the change stream's readers and other state of the hub.</summary>
    public string State => Path.Combine(Root, "state");

    /// <summary>Opens a workspace.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is no workspace; the message says how to make one.</exception>
    public static Workspace Open(string folder)
    {
        var root = Path.GetFullPath(folder);
        return File.Exists(Path.Combine(root, Marker))
            ? new Workspace(root)
            : throw new DirectoryNotFoundException($"'{folder}' is no workspace: it has no {Marker}. Make one with `ccj init {folder}`, or name yours with -w.");
    }

    /// <summary>Makes a workspace, or opens the one that is there.</summary>
    /// <param name="folder">The folder; made if need be.</param>
    /// <param name="key">Key of the identifiers' ids; null makes a random one. Ignored when the workspace has one.</param>
    public static Workspace Create(string folder, byte[]? key = null)
    {
        var workspace = new Workspace(Path.GetFullPath(folder));
        foreach (var part in new[] { workspace.Root, workspace.Sources, workspace.Milestones, workspace.Propensities, workspace.Raw, workspace.State })
            Directory.CreateDirectory(part);
        if (!File.Exists(workspace.KeyFile))
            WriteWhole(workspace.KeyFile, Convert.ToHexStringLower(key ?? RandomNumberGenerator.GetBytes(KeyBytes)));
        if (!File.Exists(Path.Combine(workspace.Root, Marker)))
            WriteWhole(Path.Combine(workspace.Root, Marker), JsonSerializer.Serialize(new { version = 1 }));
        return workspace;
    }

    /// <summary>The secret that gives identifiers their ids.</summary>
    /// <exception cref="InvalidDataException">The key file is damaged.</exception>
    public IdentifierKey ReadKey()
    {
        try
        {
            return new IdentifierKey(Convert.FromHexString(File.ReadAllText(KeyFile).Trim()));
        }
        catch (FormatException error)
        {
            throw new InvalidDataException($"{KeyFile} holds no hexadecimal key; restore it from a backup, or delete it together with curated/, resolved/ and journey-graph/ and run again.", error);
        }
    }

    private string KeyFile => Path.Combine(State, "identifier.key");

    private static void WriteWhole(string file, string content)
    {
        File.WriteAllText(file + ".new", content + "\n");
        File.Move(file + ".new", file, overwrite: true);
    }
}
