using System.IO.Compression;
using System.Text;

namespace StepFunctions.Executions;

public sealed class DistributedMapTests
{
    [Fact]
    public async Task Failures_within_the_tolerance_are_borne_and_one_more_is_not()
    {
        (await Map("\"ToleratedFailureCount\":2").Mock("T", Odd).RunAsync("[1,2,3,4]")).MustSucceed("[1,3]");
        (await Map("\"ToleratedFailureCount\":1").Mock("T", Odd).RunAsync("[1,2,3,4]")).MustFail("States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded");
        (await Map("\"ToleratedFailurePercentage\":50").Mock("T", Odd).RunAsync("[1,2,3,4]")).MustSucceed("[1,3]");
        (await Map("\"ToleratedFailurePercentage\":49").Mock("T", Odd).RunAsync("[1,2,3,4]")).MustFail("States.ExceedToleratedFailureThreshold");
        (await Map("\"ToleratedFailureCountPath\":\"$.t\",\"ItemsPath\":\"$.items\"").Mock("T", Odd).RunAsync("""{"t":2,"items":[1,2,4]}""")).MustSucceed("[1]");
    }

    [Fact]
    public async Task Batches_have_their_size_and_their_common_input()
    {
        var run = await Map("""
            "ItemBatcher":{"MaxItemsPerBatch":2,"BatchInput":{"run.$":"$$.Execution.Name"}}
            """).Mock("T", (call, _) => Task.FromResult(call.Input)).RunAsync("[1,2,3]");
        run.MustSucceed("""[{"BatchInput":{"run":"test"},"Items":[1,2]},{"BatchInput":{"run":"test"},"Items":[3]}]""");
    }

    [Fact]
    public async Task Batches_stay_below_their_bytes()
    {
        var items = Enumerable.Range(0, 50).Select(n => new string('x', n)).ToArray();
        var run = await Map("\"ItemBatcher\":{\"MaxInputBytesPerBatch\":200}").Mock("T", (call, _) => Task.FromResult(call.Input)).RunAsync(JsonSerializer.Serialize(items));
        var batches = Json.Parse(run.Output!).EnumerateArray().ToArray();
        batches.SelectMany(batch => batch.GetProperty("Items").EnumerateArray()).Select(item => item.GetString()).Should().Equal(items);
        batches.Should().OnlyContain(batch => Json.Size(batch) <= 200);
    }

    [Theory]
    [InlineData("items.json", "JSON", "[1,{\"a\":2}]", "[1,{\"a\":2}]")]
    [InlineData("items.jsonl", "JSONL", "{\"a\":1}\n\n{\"a\":2}\n", "[{\"a\":1},{\"a\":2}]")]
    [InlineData("items.csv", "CSV\",\"CSVHeaderLocation\":\"FIRST_ROW", "a,b\n1,\"x, \"\"y\"\"\nz\"\n\n2,\n", "[{\"a\":\"1\",\"b\":\"x, \\\"y\\\"\\nz\"},{\"a\":\"2\",\"b\":\"\"}]")]
    [InlineData("items.csv", "CSV\",\"CSVDelimiter\":\"SEMICOLON\",\"CSVHeaderLocation\":\"GIVEN\",\"CSVHeaders\":[\"p\",\"q\"],\"MaxItems\":1,\"x\":\"", "1;2\n3;4\n", null)]
    public async Task Items_are_read_from_objects(string key, string config, string content, string? expected)
    {
        using var folder = new TemporaryFolder();
        Write(folder, key, Encoding.UTF8.GetBytes(content));
        var definition = Definition("""
            "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"lake","Key.$":"$.key"},"ReaderConfig":{"InputType":"CONFIG"}}
            """.Replace("CONFIG", config, StringComparison.Ordinal));
        if (expected is null)
        {
            StateMachine.Check(definition).Should().ContainSingle(problem => problem.Reason.Contains("x is not supported"));
            return;
        }

        var run = await MachineTest.Of(definition).Objects(ObjectAccess.Folder(folder.Path)).Mock("T", (call, _) => Task.FromResult(call.Input)).RunAsync(JsonSerializer.Serialize(new { key }));
        run.MustSucceed(expected);
    }

    [Fact]
    public async Task Items_are_read_from_the_objects_an_inventory_names()
    {
        using var folder = new TemporaryFolder();
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write("\"lake\",\"a.txt\",\"3\"\n\"lake\",\"b.txt\",\"4\"\n"u8);
        Write(folder, "inventory/data.csv.gz", packed.ToArray());
        Write(folder, "inventory/manifest.json", """{"destinationBucket":"arn:aws:s3:::lake","fileSchema":"Bucket, Key, Size","files":[{"key":"inventory/data.csv.gz"}]}"""u8.ToArray());
        var run = await MachineTest.Of(Definition("""
            "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"lake","Key":"inventory/manifest.json"},"ReaderConfig":{"InputType":"MANIFEST"}},"ItemSelector":{"k.$":"$$.Map.Item.Value.Key"}
            """)).Objects(ObjectAccess.Folder(folder.Path)).Mock("T", (call, _) => Task.FromResult(call.Input)).RunAsync();
        run.MustSucceed("""[{"k":"a.txt"},{"k":"b.txt"}]""");
    }

    [Fact]
    public async Task An_item_knows_where_it_comes_from()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "in/a.json", "[1]"u8.ToArray());
        const string where = "\"ItemSelector\":{\"s.$\":\"$$.Map.Item.Source\"},";
        (await Map(where + "\"MaxConcurrency\":1").Mock("T", (call, _) => Task.FromResult(call.Input)).RunAsync("[1]")).MustSucceed("""[{"s":"STATE_DATA"}]""");
        (await Map(where + "\"ItemReader\":{\"Resource\":\"arn:aws:states:::s3:getObject\",\"Parameters\":{\"Bucket\":\"lake\",\"Key\":\"in/a.json\"}}")
            .Objects(ObjectAccess.Folder(folder.Path)).Mock("T", (call, _) => Task.FromResult(call.Input)).RunAsync()).MustSucceed("""[{"s":"S3://lake/in/a.json"}]""");
        (await Map(where + "\"ItemReader\":{\"Resource\":\"arn:aws:states:::s3:listObjectsV2\",\"Parameters\":{\"Bucket\":\"lake\"}}")
            .Objects(ObjectAccess.Folder(folder.Path)).Mock("T", (call, _) => Task.FromResult(call.Input)).RunAsync()).MustSucceed("""[{"s":"S3://lake"}]""");
    }

    [Theory]
    [InlineData("getObject", "lake", "../a.json")]
    [InlineData("getObject", "../lake", "a.json")]
    [InlineData("listObjectsV2", "..", "")]
    public async Task What_lies_outside_the_folder_is_not_read(string action, string bucket, string key)
    {
        using var folder = new TemporaryFolder();
        var reader = JsonSerializer.Serialize(new { Resource = "arn:aws:states:::s3:" + action, Parameters = action == "getObject" ? new { Bucket = bucket, Key = key } : (object)new { Bucket = bucket } });
        (await Map("\"ItemReader\":" + reader).Objects(ObjectAccess.Folder(folder.Path)).RunAsync()).MustFail("States.ItemReaderFailed");
    }

    [Fact]
    public async Task Objects_are_listed_and_what_is_missing_has_its_error()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "in/a.json", "1"u8.ToArray());
        Write(folder, "in/b.json", "22"u8.ToArray());
        Write(folder, "other.json", "3"u8.ToArray());
        var listing = Definition("""
            "ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2","Parameters":{"Bucket":"lake","Prefix":"in/"}},"ItemSelector":{"k.$":"$$.Map.Item.Value.Key","s.$":"$$.Map.Item.Value.Size"}
            """);
        (await MachineTest.Of(listing).Objects(ObjectAccess.Folder(folder.Path)).Mock("T", (call, _) => Task.FromResult(call.Input)).RunAsync())
            .MustSucceed("""[{"k":"in/a.json","s":1},{"k":"in/b.json","s":2}]""");
        var missing = Definition("""
            "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"lake","Key":"no.json"}}
            """);
        (await MachineTest.Of(missing).Objects(ObjectAccess.Folder(folder.Path)).RunAsync()).MustFail("States.ItemReaderFailed");
    }

    [Fact]
    public async Task Results_are_written_with_a_manifest()
    {
        using var folder = new TemporaryFolder();
        var run = await Map("""
            "ToleratedFailureCount":9,"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"lake","Prefix":"results"}}
            """).Objects(ObjectAccess.Folder(folder.Path)).Mock("T", Odd).RunAsync("[1,2,3]");
        var key = Json.Parse(run.MustSucceed().Output!).GetProperty("ResultWriterDetails").GetProperty("Key").GetString()!;
        var files = Json.Parse(Read(folder, key)).GetProperty("ResultFiles");
        var succeeded = Json.Parse(Read(folder, files.GetProperty("SUCCEEDED")[0].GetProperty("Key").GetString()!));
        succeeded.EnumerateArray().Select(one => one.GetProperty("Output").GetString()).Should().Equal("1", "3");
        Json.Parse(Read(folder, files.GetProperty("FAILED")[0].GetProperty("Key").GetString()!))[0].GetProperty("Error").GetString().Should().Be("Even");
    }

    [Fact]
    public async Task A_failed_batch_counts_with_all_its_items()
    {
        const string batches = "\"ItemBatcher\":{\"MaxItemsPerBatch\":3},\"ToleratedFailure";
        (await Map(batches + "Count\":2").Mock("T", Answer.Throw("E"), Answer.Return("1")).RunAsync("[1,2,3,4]")).MustFail("States.ExceedToleratedFailureThreshold");
        (await Map(batches + "Count\":3").Mock("T", Answer.Throw("E"), Answer.Return("1")).RunAsync("[1,2,3,4]")).MustSucceed("[1]");
        (await Map(batches + "Percentage\":50").Mock("T", Answer.Throw("E"), Answer.Return("1")).RunAsync("[1,2,3,4]")).MustFail("States.ExceedToleratedFailureThreshold");
    }

    [Fact]
    public async Task A_map_that_fails_writes_what_ended_and_lists_what_never_started()
    {
        using var folder = new TemporaryFolder();
        var run = await Map("""
            "MaxConcurrency":1,"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"lake","Prefix":"results"}}
            """).Objects(ObjectAccess.Folder(folder.Path)).Mock("T", Odd).RunAsync("[1,2,3]");
        run.MustFail("States.ExceedToleratedFailureThreshold");
        var manifest = Directory.EnumerateFiles(folder.Path, "manifest.json", SearchOption.AllDirectories).Single();
        var files = Json.Parse(File.ReadAllBytes(manifest)).GetProperty("ResultFiles");
        Inputs("SUCCEEDED").Should().Equal("1");
        Inputs("FAILED").Should().Equal("2");
        Inputs("PENDING").Should().Equal("3");

        IEnumerable<string?> Inputs(string kind) =>
            Json.Parse(Read(folder, files.GetProperty(kind)[0].GetProperty("Key").GetString()!)).EnumerateArray().Select(one => one.GetProperty("Input").GetString());
    }

    [Fact]
    public async Task Children_have_histories_of_their_own()
    {
        var arns = new List<string>();
        var options = new RunnerOptions { Time = new SimulatedTime(), TasksInline = true, Progress = progress => arns.Add(progress.ExecutionArn) };
        await using var runner = new StateMachineRunner(options, new TaskIntegrations().Service("arn:aws:states:::a:b", Odd));
        await runner.CreateStateMachineAsync("m", StateMachine.Parse(Definition("\"Label\":\"rows\"")));
        var ended = await runner.RunAsync("m", "run", "[1,3]");
        (await runner.HistoryAsync(ended.ExecutionArn)).Should().NotContain(one => one.Type == "TaskScheduled").And.Contain(one => one.Type == "MapRunSucceeded");
        var children = arns.Distinct().Where(arn => arn != ended.ExecutionArn).ToArray();
        children.Should().HaveCount(2).And.OnlyContain(arn => arn.Contains(":execution:m/rows:"));
        (await runner.HistoryAsync(children[0])).Select(one => one.Type).Should().StartWith("ExecutionStarted").And.EndWith("ExecutionSucceeded").And.Contain("TaskScheduled");
    }

    private static Task<JsonElement> Odd(TaskCall call, CancellationToken cancellation) =>
        call.Input.GetInt32() % 2 == 0 ? throw new TaskFailedException("Even", null) : Task.FromResult(call.Input);

    private static MachineTest Map(string fields) => MachineTest.Of(Definition(fields));

    private static string Definition(string fields) => """
        {"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
          "StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true}}},"End":true,
        """ + fields + "}}}";

    private static void Write(TemporaryFolder folder, string key, byte[] content)
    {
        var path = Path.Combine(folder.Path, "lake", key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static string Read(TemporaryFolder folder, string key) => File.ReadAllText(Path.Combine(folder.Path, "lake", key));
}
