using System.Text.Json.Nodes;

namespace StepFunctions.Definitions;

public sealed class RefusedDefinitionTests
{
    [Theory]
    [InlineData("[]", "must be an object")]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"StartAt":"A"}""", "States is missing")]
    [InlineData("""{"StartAt":"A","States":{}}""", "at least one state")]
    [InlineData("""{"States":{"A":{"Type":"Succeed"}}}""", "StartAt is missing")]
    [InlineData("""{"StartAt":"B","States":{"A":{"Type":"Succeed"}}}""", "'B', which does not exist")]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Succeed"},"A":{"Type":"Succeed"}}}""", "cannot be read")]
    [InlineData("""{"StartAt":"A","Bogus":1,"States":{"A":{"Type":"Succeed"}}}""", "Bogus is not supported")]
    [InlineData("""{"StartAt":"A","TimeoutSeconds":1e99,"States":{"A":{"Type":"Succeed"}}}""", "TimeoutSeconds must be a whole number")]
    public void A_machine_needs_its_parts(string definition, string reason) => Refusal(definition).Should().Contain(problem => problem.Reason.Contains(reason));

    [Theory]
    [InlineData("""{"Type":"Pass"}""", "needs either Next or End")]
    [InlineData("""{"Type":"Pass","Next":"A","End":true}""", "exclude each other")]
    [InlineData("""{"Type":"Pass","Next":"Z"}""", "'Z', which does not exist")]
    [InlineData("""{"Type":"Pass","Next":"A"}""", "no state that can be reached ends")]
    [InlineData("""{"End":true}""", "Type is missing")]
    [InlineData("""{"Type":"Nap","End":true}""", "no state of the type 'Nap'")]
    [InlineData("""{"Type":"Pass","End":true,"Retry":[]}""", "Retry is not supported")]
    [InlineData("""{"Type":"Pass","End":true,"InputPath":"$.a["}""", "Invalid path")]
    [InlineData("""{"Type":"Pass","End":true,"ResultPath":"$.a[*]"}""", "must be a reference path")]
    [InlineData("""{"Type":"Pass","End":true,"ResultPath":"$$.a"}""", "must be a reference path")]
    [InlineData("""{"Type":"Pass","End":true,"Parameters":{"a.$":"b"}}""", "neither a path nor an intrinsic function")]
    [InlineData("""{"Type":"Pass","End":true,"Parameters":{"a.$":"States.Nope()"}}""", "unknown function")]
    [InlineData("""{"Type":"Pass","End":true,"Parameters":{"a.$":1}}""", "must be a path or an intrinsic function")]
    [InlineData("""{"Type":"Pass","End":true,"Parameters":{"a":1,"a.$":"$.b"}}""", "stands there twice")]
    [InlineData("""{"Type":"Pass","End":true,"Assign":{"1a":1}}""", "no name of a variable")]
    [InlineData("""{"Type":"Task","End":true}""", "Resource is missing")]
    [InlineData("""{"Type":"Task","Resource":"function","End":true}""", "is no ARN")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"TimeoutSeconds":0}""", "TimeoutSeconds must be")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"TimeoutSeconds":5,"HeartbeatSeconds":5}""", "smaller than TimeoutSeconds")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"TimeoutSeconds":5,"TimeoutSecondsPath":"$.t"}""", "exclude each other")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"Retry":[{"ErrorEquals":[]}]}""", "ErrorEquals must be a list")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"Retry":[{"ErrorEquals":["States.ALL","E"]}]}""", "must stand alone")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"Retry":[{"ErrorEquals":["States.ALL"]},{"ErrorEquals":["E"]}]}""", "must stand in the last")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"Retry":[{"ErrorEquals":["E"],"BackoffRate":0.5}]}""", "BackoffRate must be a number")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"Retry":[{"ErrorEquals":["E"],"MaxAttempts":-1}]}""", "MaxAttempts must be")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"Retry":[{"ErrorEquals":["E"],"IntervalSeconds":9,"MaxDelaySeconds":9}]}""", "greater than IntervalSeconds")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"Catch":[{"ErrorEquals":["E"]}]}""", "Next is missing")]
    [InlineData("""{"Type":"Choice","Choices":[]}""", "Choices must be a list")]
    [InlineData("""{"Type":"Choice","Default":"A"}""", "Choices is missing")]
    [InlineData("""{"Type":"Choice","Choices":[{"Variable":"$.a","Next":"A"}]}""", "no comparison")]
    [InlineData("""{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"IsString":true,"Next":"A"}]}""", "more than one comparison")]
    [InlineData("""{"Type":"Choice","Choices":[{"Variable":"$.a","StringEquals":1,"Next":"A"}]}""", "does not take this value")]
    [InlineData("""{"Type":"Choice","Choices":[{"Variable":"$.a","StringSmells":"a","Next":"A"}]}""", "no comparison StringSmells")]
    [InlineData("""{"Type":"Choice","Choices":[{"Variable":"$.a","TimestampEquals":"yesterday","Next":"A"}]}""", "does not take this value")]
    [InlineData("""{"Type":"Choice","Choices":[{"IsNull":true,"Next":"A"}]}""", "Variable is missing")]
    [InlineData("""{"Type":"Choice","Choices":[{"Not":{"Variable":"$.a","IsNull":true,"Next":"A"},"Next":"A"}]}""", "outermost rule")]
    [InlineData("""{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"A"}],"End":true}""", "End is not supported")]
    [InlineData("""{"Type":"Wait","End":true}""", "exactly one of")]
    [InlineData("""{"Type":"Wait","Seconds":1,"SecondsPath":"$.s","End":true}""", "exactly one of")]
    [InlineData("""{"Type":"Wait","Timestamp":"soon","End":true}""", "no instant")]
    [InlineData("""{"Type":"Wait","Seconds":-1,"End":true}""", "Seconds must be")]
    [InlineData("""{"Type":"Fail","Error":"E","ErrorPath":"$.e"}""", "exclude each other")]
    [InlineData("""{"Type":"Fail","Error":""}""", "Error must not be empty")]
    [InlineData("""{"Type":"Fail","Next":"A"}""", "Next is not supported")]
    [InlineData("""{"Type":"Parallel","End":true}""", "Branches is missing")]
    [InlineData("""{"Type":"Parallel","Branches":[{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}],"End":true}""", "more than once in the machine")]
    [InlineData("""{"Type":"Map","End":true}""", "ItemProcessor is missing")]
    [InlineData("""{"Type":"Task","Resource":"arn:aws:states:::a:b","End":true,"Parameters":null}""", "Parameters must not be empty")]
    [InlineData("""{"Type":"Map","End":true,"ItemSelector":"","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}}""", "ItemSelector must not be empty")]
    [InlineData("""{"Type":"Map","End":true,"ItemProcessor":{"ProcessorConfig":{},"StartAt":"B","States":{"B":{"Type":"Succeed"}}}}""", "needs the field Mode")]
    [InlineData("""{"Type":"Map","End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE","Bogus":1},"StartAt":"B","States":{"B":{"Type":"Succeed"}}}}""", "Bogus is not supported")]
    [InlineData("""{"Type":"Map","End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED"},"StartAt":"B","States":{"B":{"Type":"Succeed"}}}}""", "needs the field ExecutionType")]
    [InlineData("""{"Type":"Map","End":true,"Label":"x","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}}""", "needs the Mode DISTRIBUTED")]
    [InlineData("""{"Type":"Map","End":true,"ItemSelector":{},"Parameters":{},"ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}}""", "exclude each other")]
    public void A_state_needs_its_parts_and_is_named(string state, string reason) =>
        Refusal("""{"StartAt":"A","States":{"A":""" + state + "}}").Should().Contain(problem => problem.Reason.Contains(reason) && (problem.State == "A" || problem.State == null));

    [Theory]
    [InlineData("""{"StartAt":"","States":{"A":{"Type":"Succeed"}}}""", "'', which does not exist")]
    [InlineData("""{"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"","States":{"B":{"Type":"Succeed"}}}}}}""", "'', which does not exist")]
    public void A_start_must_name_a_state(string definition, string reason) => Refusal(definition).Should().Contain(problem => problem.Reason.Contains(reason));

    [Theory]
    [InlineData("""  "ItemReader":{"Resource":"arn:aws:states:::s3:getItems","Parameters":{"Bucket":"b","Key":"k"}}""", "items are read by")]
    [InlineData("""  "ItemReader":{"Resource":"","Parameters":{"Bucket":"b","Key":"k"}}""", "items are read by")]
    [InlineData("""  "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b"}}""", "need the field Key")]
    [InlineData("""  "ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2"}""", "need the field Bucket")]
    [InlineData("""  "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key":"k"},"ReaderConfig":{"InputType":"XML"}}""", "InputType must be one of")]
    [InlineData("""  "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key":"k"},"ReaderConfig":{"InputType":"CSV","CSVHeaderLocation":"GIVEN"}}""", "CSVHeaders must be a list")]
    [InlineData("""  "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":1,"Key":""}}""", "Key must be a string that is not empty")]
    [InlineData("""  "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key":"k"},"ReaderConfig":{"InputType":"JSON","MaxItems":0}}""", "MaxItems must be")]
    [InlineData("""  "ItemsPath":null""", "ItemsPath must be a path")]
    [InlineData("""  "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"b","Prefix":3}}""", "Prefix must be a string that is not empty")]
    [InlineData("""  "ResultWriter":{}""", "ResultWriter needs")]
    [InlineData("""  "ResultWriter":{"Resource":"arn:aws:states:::s3:putItem","Parameters":{"Bucket":"b"}}""", "results are written by")]
    [InlineData("""  "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject"}""", "need the field Bucket")]
    [InlineData("""  "ItemBatcher":{}""", "ItemBatcher needs")]
    [InlineData("""  "ItemBatcher":{"MaxItemsPerBatch":0}""", "MaxItemsPerBatch must be")]
    [InlineData("""  "ToleratedFailurePercentage":101""", "ToleratedFailurePercentage must be")]
    [InlineData("""  "Label":"two words" """, "a Label has")]
    [InlineData("""  "MaxConcurrency":1,"MaxConcurrencyPath":"$.m" """, "exclude each other")]
    public void A_distributed_map_needs_its_parts(string fields, string reason) =>
        Refusal("""{"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"B","States":{"B":{"Type":"Succeed"}}},"""
            + fields + "}}}").Should().Contain(problem => problem.State == "M" && problem.Reason.Contains(reason));

    [Fact]
    public void Whatever_is_put_in_place_of_a_part_is_refused_or_runs_but_never_breaks_the_reader()
    {
        const string machine = """
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::a:b","Parameters":{"p.$":"$.p"},"Retry":[{"ErrorEquals":["E"],"IntervalSeconds":1}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"C"}],"Next":"C"},
             "C":{"Type":"Choice","Choices":[{"And":[{"Variable":"$.x","NumericEquals":1},{"Not":{"Variable":"$.y","IsNull":true}}],"Next":"M"}],"Default":"W"},
             "W":{"Type":"Wait","Seconds":1,"Next":"P"},"P":{"Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","End":true}}}],"End":true},
             "M":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"I","States":{"I":{"Type":"Fail","Error":"e"}}},"End":true}}}
            """;
        string[] others = ["null", "-1", "1e400", "123456789012345678901234567890", "\"\"", "\"$.\"", "\"$[\"", "\"$..\"", "\"$.a[?(@.\"", "\"States.Format(\"", "[]", "{}", "[{}]", "[[[]]]", "true", "\"\\uD800\""];
        var parts = Parts(JsonNode.Parse(machine)!).ToArray();
        parts.Should().HaveCountGreaterThan(50);
        foreach (var path in parts)
        {
            foreach (var other in others)
            {
                var mutant = Replaced(machine, path, other);
                mutant.Invoking(StateMachine.Check).Should().NotThrow($"{path} is {other}");
            }
        }
    }

    private static IEnumerable<string> Parts(JsonNode node) => node switch
    {
        JsonObject part => part.SelectMany(one => one.Value is null ? [] : Parts(one.Value).Prepend(one.Value.GetPath())),
        JsonArray list => list.SelectMany(one => one is null ? [] : Parts(one).Prepend(one.GetPath())),
        _ => [],
    };

    private static string Replaced(string machine, string path, string other)
    {
        var root = JsonNode.Parse(machine)!;
        Find(root, path).ReplaceWith("\u0001");
        return root.ToJsonString().Replace("\"\\u0001\"", other, StringComparison.Ordinal);
    }

    private static JsonNode Find(JsonNode node, string path) => node.GetPath() == path
        ? node
        : (node switch
        {
            JsonObject part => part.Select(one => one.Value),
            JsonArray list => list,
            _ => [],
        }).OfType<JsonNode>().Select(inner => Find(inner, path)).FirstOrDefault(found => found is not null)!;

    [Fact]
    public void A_state_nobody_leads_to_is_refused() =>
        Refusal("""{"StartAt":"A","States":{"A":{"Type":"Succeed"},"B":{"Type":"Succeed"}}}""").Should().ContainSingle(problem => problem.State == "B" && problem.Reason.Contains("cannot be reached"));

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"StartAt":"A","States":{"A":{"Type":"Parallel","End":true,"Branches":[""", 10_000));
        Refusal(deep).Should().ContainSingle(problem => problem.Reason.Contains("cannot be read"));
    }

    [Fact]
    public void A_definition_of_more_than_a_megabyte_is_refused() =>
        Refusal("{\"Comment\":\"" + new string('x', 1024 * 1024) + "\",\"StartAt\":\"A\"}").Should().ContainSingle(problem => problem.Reason.Contains("1 MiB"));

    [Theory]
    [InlineData("""{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Succeed"}}}""")]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Succeed","QueryLanguage":"JSONata"}}}""")]
    [InlineData("""{"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Succeed","QueryLanguage":"JSONata"}}}}}}""")]
    public void Jsonata_is_refused_in_clear_words(string definition) =>
        definition.Invoking(StateMachine.Parse).Should().Throw<InvalidDefinitionException>().WithMessage("*JSONata is not run here*");

    [Fact]
    public void A_variable_of_an_outer_scope_cannot_be_assigned_within() =>
        Refusal("""
            {"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"x":1},"Next":"P"},
             "P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Assign":{"x":2},"End":true}}}]}}}
            """).Should().ContainSingle(problem => problem.State == "B" && problem.Reason.Contains("outer scope"));

    private static IReadOnlyList<DefinitionProblem> Refusal(string definition) => StateMachine.Check(definition);
}
