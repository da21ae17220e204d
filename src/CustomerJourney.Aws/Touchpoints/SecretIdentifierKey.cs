using System.Text;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using CustomerJourney.Touchpoints;

namespace CustomerJourney.Aws.Touchpoints;

/// <summary>The key of identifiers, kept by Secrets Manager: made with the stack, never changed, as another key gives other ids.</summary>
internal static class SecretIdentifierKey
{
    // Composition has no asynchronous form; a function reads the key once, at its cold start.
    public static IdentifierKey Read(IAmazonSecretsManager secrets, string secretId) =>
        new(Encoding.UTF8.GetBytes(secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = secretId }).GetAwaiter().GetResult().SecretString));
}
