using System.Text.RegularExpressions;
using Amazon.Neptunedata;
using Amazon.Neptunedata.Model;
using Amazon.Runtime;
using CustomerJourney.Graph;

namespace CustomerJourney.Aws.Graph;

/// <summary>Neptune's errors in the domain's words.</summary>
internal static partial class NeptuneRefusal
{
    /// <summary>Whether the transaction was surely rolled back, so that a second attempt cannot do it twice.</summary>
    public static bool DidNothing(AmazonServiceException refusal) =>
        refusal is ConcurrentModificationException or ConstraintViolationException or ThrottlingException or TooManyRequestsException;

    /// <summary>Runs a call; what the engine refuses becomes a <see cref="GraphQueryException"/>.</summary>
    public static async Task<T> ToldAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonNeptunedataException refusal)
        {
            // The client's own message holds the whole answer, which may quote values; only the code and a masked sentence go on.
            throw new GraphQueryException(refusal.ErrorCode ?? "NoAnswer", Sentence(refusal));
        }
    }

    private static string Sentence(AmazonNeptunedataException refusal)
    {
        var detail = refusal switch
        {
            MalformedQueryException malformed => malformed.DetailedMessage,
            ParsingException parsing => parsing.DetailedMessage,
            UnsupportedOperationException unsupported => unsupported.DetailedMessage,
            InvalidParameterException invalid => invalid.DetailedMessage,
            MissingParameterException missing => missing.DetailedMessage,
            BadRequestException bad => bad.DetailedMessage,
            TimeLimitExceededException => "The query took longer than the engine allows.",
            ConcurrentModificationException => "Another transaction changed the same elements.",
            _ => null,
        };
        var what = detail is null ? $"The graph answered {(int)refusal.StatusCode}." : Literal().Replace(detail, "'…'");
        return $"{what} (request {refusal.RequestId})";
    }

    [GeneratedRegex("""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|'.*$""", RegexOptions.Singleline)]
    private static partial Regex Literal();
}
