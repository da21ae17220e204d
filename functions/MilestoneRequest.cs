using System.Text.Json;
using CustomerJourney.Milestones;

namespace CustomerJourney.Functions;

/// <summary>Reads a milestone definition from a request's body.</summary>
internal static class MilestoneRequest
{
    /// <summary>Reads it; a mistake in it is the caller's.</summary>
    public static MilestoneDefinition Parse(JsonElement body)
    {
        try
        {
            return MilestoneFile.Parse(body.GetRawText());
        }
        catch (FormatException mistake)
        {
            throw new ArgumentException(mistake.Message, nameof(body), mistake);
        }
    }
}
