using System.IO.Hashing;
using System.Text;

namespace CustomerJourney.Ccj;

/// <summary>Tells of an error that is the program's own in one paragraph; what its makers need goes into a file.</summary>
internal static class LastResort
{
    private const int Wrong = 1;

    /// <summary>Writes the paragraph and the file.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(Exception error, TextWriter output)
    {
        // Messages may quote values of people; types and places do not.
        var details = new StringBuilder();
        for (Exception? one = error; one is not null; one = one.InnerException)
            details.AppendLine(one.GetType().FullName).AppendLine(one.StackTrace);
        output.WriteLine($"This should not have happened: a {error.GetType().Name} inside ccj. What was done so far stays, and the same command goes on from there. {Where(details.ToString())}");
        return Wrong;
    }

    private static string Where(string details)
    {
        try
        {
            var file = Path.Combine(Path.GetTempPath(), $"ccj-error-{Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(details)))}.txt");
            File.WriteAllText(file, details);
            return $"Details for a report are in {file}.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "Details could not be written to the temporary folder.";
        }
    }
}
