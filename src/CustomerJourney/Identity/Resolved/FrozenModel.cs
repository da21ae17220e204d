using System.Text;
using CustomerJourney.Identity.Linkage;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Identity.Resolved;

/// <summary>The identity model that the last run over everything weighed by, in the lake: what single arrivals are weighed by until the next one.</summary>
public static class FrozenModel
{
    /// <summary>Its key in the lake: in a folder that a model server can serve as it is.</summary>
    public const string Key = "models/identity/identity.trained.json";

    /// <summary>Reads it; null while there is none.</summary>
    /// <exception cref="InvalidDataException">What is there is no trained model.</exception>
    public static async Task<TrainedModel?> FindAsync(IObjectLake lake, CancellationToken cancellationToken)
    {
        if (await lake.FindAsync(Key, cancellationToken) is null)
            return null;
        using var text = new StreamReader(await lake.OpenReadAsync(Key, cancellationToken));
        return TrainedModel.Read(await text.ReadToEndAsync(cancellationToken));
    }

    /// <summary>Keeps a model.</summary>
    internal static Task WriteAsync(IObjectLake lake, TrainedModel model, CancellationToken cancellationToken) =>
        lake.WriteAsync(Key, async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes(model.Write()), stop), cancellationToken);
}
