using System.CommandLine;
using CustomerJourney.Ccj.OpenApi;

namespace CustomerJourney.Ccj.Verbs;

/// <summary><c>ccj openapi</c>: the API's description.</summary>
internal static class OpenApiVerb
{
    /// <summary>The verb.</summary>
    public static Command Command()
    {
        var command = new Command("openapi", """
            Prints the description of the API (OpenAPI 3.1), made of the handlers; `ccj serve` gives it at /openapi.json.

              ccj openapi > web/public/openapi.json
            """);
        command.SetAction(_ =>
        {
            Console.Out.Write(OpenApiDocument.Of(typeof(Functions.Hub).Assembly));
            return 0;
        });
        return command;
    }
}
