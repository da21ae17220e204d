using System.Text.Json.Nodes;
using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using CustomerJourney.Aws.Kpis;
using CustomerJourney.Aws.Wire;
using CustomerJourney.Kpis;

namespace CustomerJourney.Aws;

public sealed class RedshiftWarehouseTests
{
    private static readonly RedshiftOptions Options = new("hub", "journeys", "arn:aws:iam::111122223333:role/copy", TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5));
    private int _looks;

    [Fact]
    public async Task A_query_is_waited_for_and_all_its_pages_become_typed_rows()
    {
        await using var server = await WireServer.StartAsync(request => Play(request, """
            {"ColumnMetadata":[{"name":"n","label":"n","typeName":"int8"},{"label":"share","typeName":"numeric"},{"label":"day","typeName":"date"},{"label":"at","typeName":"timestamp"},{"label":"what","typeName":"varchar"}],
             "Records":[[{"longValue":1},{"stringValue":"0.25"},{"stringValue":"2026-03-01"},{"stringValue":"2026-03-01 10:00:00.5"},{"isNull":true}]]NEXT}
            """));
        var day = new DateOnly(2026, 3, 1);
        var rows = await Warehouse(server).QueryAsync(SqlText.Of($"select * from t where type = {"it's"} and n > {5} and day = {day} and x = {null} and '{":p9"}' <> ':p1' "), default);

        rows.Columns.Should().Equal("n", "share", "day", "at", "what");
        rows.Rows.Should().HaveCount(2);
        rows.Rows[0].Should().Equal(1L, 0.25m, day, new DateTimeOffset(2026, 3, 1, 10, 0, 0, 500, TimeSpan.Zero), null);
        var execute = server.Requests[0];
        (execute.Target, execute.SignedFor, execute.Headers["Content-Type"]).Should().Be(("RedshiftData.ExecuteStatement", "redshift-data", "application/x-amz-json-1.1"));
        execute.Json["Sql"]!.GetValue<string>().Should().Be("select * from t where type = :p0 and n > CAST(:p1 AS BIGINT) and day = CAST(:p2 AS DATE) and x = NULL and ':p4' <> ':p1' ");
        execute.Json["Parameters"]!.ToJsonString().Should().Be("""[{"name":"p0","value":"it\u0027s"},{"name":"p1","value":"5"},{"name":"p2","value":"2026-03-01"}]""");
        execute.Json["WorkgroupName"]!.GetValue<string>().Should().Be("hub");
    }

    [Fact]
    public async Task A_purge_vacuums_each_table_by_itself()
    {
        await using var server = await WireServer.StartAsync(request => Play(request));
        await Warehouse(server).PurgeAsync(["touchpoints", "customers"], default);
        server.Requests.Where(request => request.Target.EndsWith(".ExecuteStatement", StringComparison.Ordinal)).Select(request => request.Json["Sql"]!.GetValue<string>())
            .Should().Equal("vacuum delete only \"touchpoints\" to 100 percent", "vacuum delete only \"customers\" to 100 percent");
    }

    [Fact]
    public async Task Statements_without_parameters_go_as_one_transaction()
    {
        await using var server = await WireServer.StartAsync(request => Play(request));
        await Warehouse(server).ExecuteAsync([SqlText.Written("delete from a"), SqlText.Written("insert into a select 1")], default);
        var batch = server.Requests[0];
        batch.Target.Should().Be("RedshiftData.BatchExecuteStatement");
        batch.Json["Sqls"]!.AsArray().Select(sql => sql!.GetValue<string>()).Should().Equal("delete from a", "insert into a select 1");
    }

    [Fact]
    public async Task Statements_with_parameters_share_a_session_and_are_undone_when_one_fails()
    {
        await using var server = await WireServer.StartAsync(request => Play(request, fails: "bad"));
        var run = () => Warehouse(server).ExecuteAsync([SqlText.Of($"delete from a where b = {1}"), SqlText.Written("bad")], default);
        await run.Should().ThrowAsync<WarehouseException>();
        var executed = server.Requests.Where(request => request.Target.EndsWith("ExecuteStatement", StringComparison.Ordinal)).ToArray();
        executed.Select(request => request.Json["Sql"]!.GetValue<string>()).Should().Equal("BEGIN", "delete from a where b = CAST(:p0 AS BIGINT)", "bad", "ROLLBACK");
        executed.Skip(1).Select(request => request.Json["SessionId"]!.GetValue<string>()).Should().OnlyContain(session => session == "s1");
        executed.Select(request => request.Json["ClientToken"]!.GetValue<string>()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_merge_copies_each_file_to_staging_and_counts_its_rows()
    {
        await using var server = await WireServer.StartAsync(request => Play(request, """{"ColumnMetadata":[{"label":"pg_last_copy_count","typeName":"int4"}],"Records":[[{"longValue":21}]]}"""));
        (await Warehouse(server).MergeAsync("scores", ["customer_id"], ["curated/scores/1.parquet", "curated/scores/2.parquet"], default)).Should().Be(42);
        server.Requests[0].Json["Sqls"]!.AsArray().Select(sql => sql!.GetValue<string>()).Should().Equal(
            """CREATE TEMP TABLE "lake_staging" (LIKE "scores")""",
            """DELETE FROM "lake_staging" """.Trim(),
            """COPY "lake_staging" FROM 's3://lake/curated/scores/1.parquet' IAM_ROLE 'arn:aws:iam::111122223333:role/copy' FORMAT AS PARQUET""",
            "SELECT pg_last_copy_count()",
            """MERGE INTO "scores" USING "lake_staging" ON "scores"."customer_id" = "lake_staging"."customer_id" REMOVE DUPLICATES""",
            """DELETE FROM "lake_staging" """.Trim(),
            """COPY "lake_staging" FROM 's3://lake/curated/scores/2.parquet' IAM_ROLE 'arn:aws:iam::111122223333:role/copy' FORMAT AS PARQUET""",
            "SELECT pg_last_copy_count()",
            """MERGE INTO "scores" USING "lake_staging" ON "scores"."customer_id" = "lake_staging"."customer_id" REMOVE DUPLICATES""",
            """DROP TABLE "lake_staging" """.Trim());
    }

    [Fact]
    public async Task A_throttled_start_is_repeated_with_the_same_token()
    {
        var calls = 0;
        await using var server = await WireServer.StartAsync(request => request.Target.EndsWith(".ExecuteStatement", StringComparison.Ordinal) && ++calls == 1 ? WireAnswer.Error(400, "ThrottlingException", "slow down") : Play(request));
        await Warehouse(server).ExecuteAsync([SqlText.Written("delete from a")], default);
        var tokens = server.Requests.Where(request => request.Target.EndsWith(".ExecuteStatement", StringComparison.Ordinal)).Select(request => request.Json["ClientToken"]!.GetValue<string>()).ToArray();
        tokens.Should().HaveCount(2);
        tokens.Distinct().Should().HaveCount(1);
    }

    [Fact]
    public async Task A_caller_who_leaves_cancels_the_statement()
    {
        using var leaving = new CancellationTokenSource();
        await using var server = await WireServer.StartAsync(request =>
        {
            if (!request.Target.EndsWith("DescribeStatement", StringComparison.Ordinal))
                return Play(request);
            leaving.Cancel();
            return WireAnswer.Ok("""{"Id":"q","Status":"STARTED"}""");
        });
        var run = () => Warehouse(server).QueryAsync(SqlText.Written("select 1"), leaving.Token);
        await run.Should().ThrowAsync<OperationCanceledException>();
        server.Requests[^1].Target.Should().Be("RedshiftData.CancelStatement");
    }

    private WireAnswer Play(WireRequest request, string? page = null, string? fails = null) => request.Target.Split('.')[1] switch
    {
        "ExecuteStatement" => WireAnswer.Ok(new JsonObject { ["Id"] = "q-" + request.Json["Sql"]!.GetValue<string>(), ["SessionId"] = "s1" }.ToJsonString()),
        "BatchExecuteStatement" => WireAnswer.Ok(new JsonObject { ["Id"] = $"b:{request.Json["Sqls"]!.AsArray().Count}" }.ToJsonString()),
        "DescribeStatement" => WireAnswer.Ok(Description(request.Json["Id"]!.GetValue<string>(), fails).ToJsonString()),
        "GetStatementResult" => WireAnswer.Ok(page!.Replace("NEXT", request.Json["NextToken"] is null ? ",\"NextToken\":\"2\"" : "", StringComparison.Ordinal)),
        _ => WireAnswer.Ok("""{"Status":true}"""),
    };

    private JsonObject Description(string id, string? fails)
    {
        if (++_looks == 1)
            return new JsonObject { ["Id"] = id, ["Status"] = "STARTED" };
        var subs = id.StartsWith("b:", StringComparison.Ordinal)
            ? new JsonArray([.. Enumerable.Range(1, int.Parse(id[2..], System.Globalization.CultureInfo.InvariantCulture)).Select(n => (JsonNode)new JsonObject { ["Id"] = $"{id}:{n}", ["HasResultSet"] = n % 4 == 0, ["Status"] = "FINISHED" })])
            : null;
        return new JsonObject { ["Id"] = id, ["Status"] = fails is not null && id.EndsWith(fails, StringComparison.Ordinal) ? "FAILED" : "FINISHED", ["HasResultSet"] = id.Contains("select", StringComparison.Ordinal), ["Error"] = "no", ["SubStatements"] = subs };
    }

    private static RedshiftWarehouse Warehouse(WireServer server) => new(
        new AmazonRedshiftDataAPIServiceClient(
            new BasicAWSCredentials(WireServer.AccessKey, WireServer.SecretKey),
            new AmazonRedshiftDataAPIServiceConfig { ServiceURL = server.Url, AuthenticationRegion = "eu-central-1" }),
        new MemoryLake(),
        Options,
        TimeProvider.System);
}
