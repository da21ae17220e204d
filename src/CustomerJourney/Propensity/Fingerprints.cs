using System.IO.Hashing;
using System.Text;

namespace CustomerJourney.Propensity;

/// <summary>Hashes that tell whether work was made from the same inputs by the same code, so that it need not be done again.</summary>
internal static class Fingerprints
{
    /// <summary>Hash of texts in their order, and of this build of the code.</summary>
    public static string Of(IEnumerable<string> texts)
    {
        var hash = new XxHash128();
        hash.Append(typeof(Fingerprints).Module.ModuleVersionId.ToByteArray()); // builds are deterministic: it changes with the code alone
        foreach (var text in texts)
        {
            hash.Append(BitConverter.GetBytes(text.Length)); // so that no two lists of texts look alike
            hash.Append(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
