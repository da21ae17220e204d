using System.Globalization;
using System.Text.Json.Nodes;
using CustomerJourney.Identity;
using CustomerJourney.Propensity;

namespace CustomerJourney.ModelServer;

/// <summary>Finds out what kind of model a folder holds and loads it: one file name a kind.</summary>
public static class ModelFolder
{
    private const string Id = "id";

    /// <summary>Loads the model of <c>/opt/ml/model</c>.</summary>
    /// <exception cref="InvalidDataException">It holds no model of a known kind.</exception>
    public static async Task<ServedInvocation> LoadAsync(MlPaths paths, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var propensity = Path.Combine(paths.Model, ServedModel.FileName);
        if (!File.Exists(propensity))
        {
            return IdentityModels.AreIn(paths.Model)
                ? (await IdentityModels.LoadAsync(paths.Model, cancellationToken)).Served()
                : throw new InvalidDataException($"{paths.Model} holds no model: neither {ServedModel.FileName} (propensity) nor {IdentityModels.TrainedFile} or {IdentityModels.RulesFile} (identity) is there.");
        }

        await using var file = File.OpenRead(propensity);
        var model = await ServedModel.ReadAsync(file, cancellationToken);
        return Served(model);
    }

    /// <summary>A propensity as a container serves it; CSV rows have the features by name, and <c>id</c> if wanted.</summary>
    public static ServedInvocation Served(ServedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var numeric = model.Model.Encoding.Features.Where(feature => feature.IsNumeric).Select(feature => feature.Name).ToHashSet();
        return new("customers", (request, token) => PropensityInvocation.Answer(model, request, token), row => CustomerOf(row, numeric), ["id", "probability"]);
    }

    private static JsonObject CustomerOf(IReadOnlyDictionary<string, string> row, HashSet<string> numeric)
    {
        var features = new JsonObject();
        foreach (var (name, value) in row)
        {
            if (name == Id || value.Length == 0)
                continue;
            features[name] = !numeric.Contains(name) ? value
                : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new ModelEndpointException($"'{name}' must be a number in every row.");
        }

        return new() { [Id] = row.GetValueOrDefault(Id) ?? "", ["features"] = features };
    }
}
