using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;

namespace CustomerJourney.Aws;

/// <summary>The third-party AWS server moto, where the machine has it; where it has not, its tests are skipped and say so.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private static readonly BasicAWSCredentials Credentials = new("test", "test");
    private Process? _process;
    private string _url = "";
    private IAmazonS3? _s3;

    // moto looks and writes in two steps where S3 does it in one: a single connection keeps rivals apart.
    public IAmazonS3 S3 => _s3 ??= new AmazonS3Client(Credentials, new AmazonS3Config { ServiceURL = Running(), AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxConnectionsPerServer = 1 });

    public IAmazonDynamoDB Dynamo => new AmazonDynamoDBClient(Credentials, new AmazonDynamoDBConfig { ServiceURL = Running(), AuthenticationRegion = "us-east-1" });

    public async Task InitializeAsync()
    {
        var port = FreePort();
        try
        {
            _process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{port}"]) { RedirectStandardError = true, RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return;
        }

        _process!.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (await AnswersAsync(port))
            _url = $"http://127.0.0.1:{port}";
    }

    public Task DisposeAsync()
    {
        _s3?.Dispose();
        _process?.Kill(entireProcessTree: true);
        _process?.Dispose();
        return Task.CompletedTask;
    }

    public async Task<string> TableAsync(string name, string key)
    {
        using var dynamo = Dynamo;
        await dynamo.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new AttributeDefinition(key, ScalarAttributeType.S)],
            KeySchema = [new KeySchemaElement(key, KeyType.HASH)],
        });
        return name;
    }

    // The runner reports a test that ends so as skipped, with the reason.
    private string Running() => _url.Length > 0 ? _url : throw new InvalidOperationException("$XunitDynamicSkip$moto_server is not on this machine (pip install 'moto[server]'): S3 and DynamoDB were not tested on the wire.");

    private async Task<bool> AnswersAsync(int port)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 600 && !_process!.HasExited; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/moto-api/"));
                return true;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
