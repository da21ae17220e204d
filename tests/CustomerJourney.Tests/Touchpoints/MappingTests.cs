using System.Text;

namespace CustomerJourney.Touchpoints;

public sealed class MappingTests
{
    private const string Head = "what,when,who\n";

    [Theory]
    [InlineData("\"what\"", "call")]
    [InlineData("{ \"constant\": \"visit\" }", "visit")]
    [InlineData("{ \"columns\": [\"what\", \"who\"] }", "call 1")]
    [InlineData("{ \"columns\": [\"what\", \"none\", \"who\"], \"separator\": \"/\" }", "call/1")]
    [InlineData("{ \"column\": \"what\", \"map\": { \"call\": \"phone call\" } }", "phone call")]
    [InlineData("{ \"column\": \"what\", \"map\": { \"x\": \"y\" } }", "call")]
    [InlineData("{ \"column\": \"what\", \"map\": { \"x\": \"y\" }, \"otherwise\": \"other\" }", "other")]
    [InlineData("{ \"column\": \"none\", \"ifEmpty\": \"nothing\" }", "nothing")]
    [InlineData("{ \"column\": \"what\", \"case\": \"upper\" }", "CALL")]
    public async Task A_type_comes_from_a_column_a_constant_a_table_or_columns_joined(string type, string expected)
    {
        var mapping = $$"""{ "files": "*", "touchpoint": { "type": {{type}}, "at": "when" } }""";
        (await Mapped.Csv(mapping, "what,when,who,none\n call ,2024-01-01,1,\n")).Only.Type.Should().Be(expected);
    }

    [Fact]
    public async Task A_value_that_the_table_lacks_can_cost_the_row() =>
        (await Mapped.Csv("""{ "files": "*", "touchpoint": { "type": { "column": "what", "map": { "x": "y" }, "unmapped": "reject" }, "at": "when" } }""", Head + "call,2024-01-01,1\n"))
            .Reason.Should().Be("column 'what' has a value that the mapping's table lacks");

    [Theory]
    [InlineData("iso", "2024-03-31T01:59:59Z", "2024-03-31T01:59:59.0000000Z")]
    [InlineData("iso", "2024-03-31 01:59", "2024-03-31T00:59:00.0000000Z")]
    [InlineData("iso", "2024-07-01", "2024-06-30T22:00:00.0000000Z")]
    [InlineData("iso", "2011-10-01 00:38:44.546+02:00", "2011-09-30T22:38:44.5460000Z")]
    [InlineData("iso", "2011-10-01T00:38:44.123456789-0530", "2011-10-01T06:08:44.1234560Z")]
    [InlineData("epochSeconds", "1700000000.5", "2023-11-14T22:13:20.5000000Z")]
    [InlineData("epochMilliseconds", "1700000000123", "2023-11-14T22:13:20.1230000Z")]
    [InlineData("dd.MM.yyyy HH:mm", "31.12.2024 23:30", "2024-12-31T22:30:00.0000000Z")]
    [InlineData("MMM d yyyy h:mm tt", "Jul 4 2024 9:05 PM", "2024-07-04T19:05:00.0000000Z")]
    [InlineData("yyyyMMddHHmmss zzz", "20240704210500 +01:00", "2024-07-04T20:05:00.0000000Z")]
    public async Task An_instant_is_read_by_format_and_zone(string format, string text, string expected)
    {
        var mapping = $$"""{ "files": "*", "zone": "Europe/Berlin", "touchpoint": { "type": "what", "at": { "column": "when", "format": "{{format}}" } } }""";
        (await Mapped.Csv(mapping, Head + $"a,{text},1\n")).Only.At.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture).Should().Be(expected);
    }

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("2023-02-29 10:00")]
    [InlineData("2024-01-01 24:00")]
    [InlineData("2024-01-01T10:61")]
    [InlineData("yesterday")]
    [InlineData("2024-1-1")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("")]
    public async Task What_is_no_time_costs_the_row(string text) =>
        (await Mapped.Csv(Mapped.Calls, Head + $"a,{text},1\n")).Reason.Should().StartWith("column 'when' ");

    [Fact]
    public async Task A_local_time_that_never_was_costs_the_row() =>
        (await Mapped.Csv(Berlin("earlier"), Head + "a,2024-03-31 02:30,1\n")).Reason.Should().Be("column 'when' is a local time that never was in Europe/Berlin: the clock went forward over it");

    [Theory]
    [InlineData("earlier", 0)]
    [InlineData("later", 1)]
    public async Task A_local_time_that_was_twice_goes_by_the_mappings_rule(string rule, int hour) =>
        (await Mapped.Csv(Berlin(rule), Head + "a,2024-10-27 02:30,1\n")).Only.At.Should().Be(new DateTimeOffset(2024, 10, 27, hour, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_local_time_that_was_twice_can_cost_the_row() =>
        (await Mapped.Csv(Berlin("reject"), Head + "a,2024-10-27 02:30,1\n")).Reason.Should().Contain("was twice");

    [Fact]
    public async Task Date_and_time_may_stand_in_two_columns() =>
        (await Mapped.Csv("""{ "files": "*", "touchpoint": { "type": "what", "at": { "columns": ["day", "time"] } } }""", "what,day,time\na,2024-01-02,03:04:05\n"))
            .Only.At.Should().Be(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Theory]
    [InlineData(".", "12.50", "12.50")]
    [InlineData(".", "1,234,567.8", "1234567.8")]
    [InlineData(",", "1.234,56", "1234.56")]
    [InlineData(",", "€ 12,5", "12.5")]
    [InlineData(",", "7,25-", "-7.25")]
    [InlineData(".", "1 000.00001", "1000")]
    public async Task An_amount_is_read_by_its_decimal_mark(string mark, string text, string expected) =>
        (await Mapped.Csv(Paid(mark), $"what,when,paid\na,2024-01-01,\"{text}\"\n")).Only.Should().Match<TouchpointRow>(row =>
            row.Amount == decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture) && row.Currency == "EUR");

    [Theory]
    [InlineData(".", "12,50")]
    [InlineData(",", "12.50")]
    [InlineData(".", "twelve")]
    [InlineData(".", "1.2.3")]
    [InlineData(".", "99999999999999999")]
    public async Task An_amount_that_does_not_parse_costs_the_row(string mark, string text) =>
        (await Mapped.Csv(Paid(mark), $"what,when,paid\na,2024-01-01,\"{text}\"\n")).Reason.Should().StartWith("column 'paid' is ");

    [Fact]
    public async Task Identifiers_get_one_form_each_and_stand_once()
    {
        const string Mapping = """
            { "files": "*", "region": "DE", "identifiers": [
                { "kind": "msisdn", "column": "phone" }, { "kind": "msisdn", "column": "second" },
                { "kind": "email", "column": "mails", "split": ";" }, { "kind": "device", "column": "device", "normalise": "upper" } ],
              "touchpoint": { "type": "what", "at": "when" } }
            """;
        var mapped = await Mapped.Csv(Mapping, "what,when,phone,second,mails,device\na,2024-01-01,0170 1234567,+49 170 1234567,\"Ann@Example.COM; bob@bücher.example\",ab-1\n");
        mapped.Rows.TouchpointIdentifiers.Select(row => (row.Kind, row.Value)).Should().Equal(
            ("msisdn", "+491701234567"), ("email", "ann@example.com"), ("email", "bob@xn--bcher-kva.example"), ("device", "AB-1"));
        mapped.Rows.TouchpointIdentifiers.Should().OnlyContain(row => row.IdentifierId.StartsWith($"identifier:{row.Kind}:", StringComparison.Ordinal) && !row.IdentifierId.Contains("1234567", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_identifier_that_cannot_be_read_is_left_out_and_counted_unless_it_was_the_only_one()
    {
        const string Mapping = """
            { "files": "*", "region": "DE", "touchpoint": { "type": "what", "at": "when", "identifiers": [ { "kind": "msisdn", "column": "phone" }, { "kind": "account", "column": "account" } ] } }
            """;
        var mapped = await Mapped.Csv(Mapping, "what,when,phone,account\na,2024-01-01,12,A1\nb,2024-01-01,12,\nc,2024-01-01,,\n");
        mapped.Rows.Touchpoints.Select(row => row.Type).Should().Equal("a", "c");
        mapped.Reason.Should().Be("column 'phone' is no msisdn, and nothing else says whose row it is");
        mapped.Notes.Should().ContainSingle().Which.Value.Should().Be(2);
    }

    [Fact]
    public async Task A_required_identifier_that_is_missing_costs_the_row() =>
        (await Mapped.Csv("""{ "files": "*", "touchpoint": { "type": "what", "at": "when", "identifiers": [ { "kind": "case", "column": "who", "required": true } ] } }""", Head + "a,2024-01-01,\n"))
            .Reason.Should().Be("column 'who' has no case, which is required");

    [Theory]
    [InlineData("{ \"column\": \"who\", \"equals\": \"1\" }", 1)]
    [InlineData("{ \"column\": \"who\", \"notIn\": [\"1\", \"2\"] }", 1)]
    [InlineData("[ { \"column\": \"who\", \"matches\": \"^[12]$\" }, { \"column\": \"what\", \"notEquals\": \"b\" } ]", 1)]
    [InlineData("{ \"column\": \"who\", \"empty\": true }", 0)]
    public async Task Conditions_leave_rows_out_by_count(string where, int kept)
    {
        var mapping = $$"""{ "files": "*", "where": {{where}}, "touchpoint": { "type": "what", "at": "when" } }""";
        var mapped = await Mapped.Csv(mapping, Head + "a,2024-01-01,1\nb,2024-01-01,2\nc,2024-01-01,3\n");
        mapped.Counts.Should().Match<Rows.RowCounts>(counts => counts.Read == 3 && counts.Curated == kept && counts.Filtered == 3 - kept);
    }

    [Fact]
    public async Task One_file_may_tell_of_people_and_of_what_they_did()
    {
        const string Mapping = """
            { "files": "*", "region": "GB",
              "touchpoint": { "where": { "column": "what", "empty": false }, "type": "what", "at": "when", "identifiers": [ { "kind": "crm", "column": "id" } ] },
              "party": { "key": "id", "givenName": "first", "familyName": "last", "birthDate": { "column": "born", "formats": ["dd/MM/yyyy", "iso"] }, "phones": ["phone"], "emails": "mail",
                         "country": "land", "identifiers": [ { "kind": "crm", "column": "id" } ], "attributes": ["segment"] } }
            """;
        var mapped = await Mapped.Csv(Mapping, "id,what,when,first,last,born,phone,mail,land,segment\n7,signed up,2024-01-01,Zoë,O'Neil,29/02/1980,020 7946 0018,Z@X.org,gb,gold\n8,,,Al,,31/02/1980,1,,,\n");
        mapped.Rows.Touchpoints.Should().ContainSingle();
        mapped.Rows.Parties[0].Should().BeEquivalentTo(new PartyRow("party:calls:7", "calls", "7", null, "Zoë", "O'Neil", new DateOnly(1980, 2, 29), "[\"+442079460018\"]", "[\"z@x.org\"]", null, null, null, "GB", "{\"segment\":\"gold\"}"));
        mapped.Rows.PartyIdentifiers.Where(row => row.PartyId == "party:calls:7").Select(row => row.Kind).Should().Equal("msisdn", "email", "crm");
        mapped.Rows.Parties[1].BirthDate.Should().BeNull();
        mapped.Counts.Curated.Should().Be(2);
        mapped.Notes.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_name_that_stands_in_one_column_is_taken_apart()
    {
        const string Mapping = """{ "files": "*", "party": { "key": "id", "name": "who", "nameOrder": "familyFirst" } }""";
        var mapped = await Mapped.Csv(Mapping, "id,who\n7,Smith Anna\n8,\n");
        mapped.Rows.Parties.Select(party => (party.GivenName, party.FamilyName)).Should().Equal(("Anna", "Smith"), (null, null));
    }

    [Fact]
    public async Task Nested_JSON_is_read_by_paths()
    {
        const string Mapping = """
            { "files": "*", "touchpoint": { "type": "event.name", "at": { "column": "event.ts", "format": "epochMilliseconds" }, "key": "id",
                "identifiers": [ { "kind": "email", "column": "user.emails" }, { "kind": "device", "column": "devices[*].id" }, { "kind": "account", "column": "accounts[0]" } ],
                "attributes": { "page": "event.page", "flat": "a.b", "whole": "event.cart" } } }
            """;
        var mapped = await Mapped.Json(Mapping, """
            {"id":"x1","event":{"name":"view","ts":1700000000000,"page":"p\u00e4\nx","cart":{"n": 1}},"user":{"emails":["a@b.de","c@d.de"]},"devices":[{"id":"d1"},{"id":"d2"}],"accounts":[5,6],"a.b":true}

            {"id":"x2"
            [1]
            {"id":"x3","event":{"name":"view"}}
            {"event":{"name":"view","ts":1700000000000}}
            """);
        mapped.Only.Attributes.Should().Be("{\"page\":\"pä\\nx\",\"flat\":\"true\",\"whole\":\"{\\\"n\\\": 1}\"}");
        mapped.Rows.TouchpointIdentifiers.Select(row => row.Value).Should().Equal("a@b.de", "c@d.de", "d1", "d2", "5");
        mapped.Rows.Quarantined.Select(row => (row.Line, row.Reason)).Should().Equal(
            (3, "it is not JSON at character 11"), (4, "it is a JSON array; a row is an object on a line of its own"), (5, "column 'event.ts' has no time"), (6, "column 'id' has no key, which is required"));
    }

    [Fact]
    public async Task True_repeats_stay_two_and_a_second_delivery_stays_none()
    {
        const string Text = Head + "a,2024-01-01,1\na,2024-01-01,1\nb,2024-01-01,1\na,2024-01-01,1\n";
        var first = await Mapped.Csv(Mapped.Calls, Text);
        var ids = first.Rows.Touchpoints.Select(row => row.TouchpointId).ToList();
        ids.Should().OnlyHaveUniqueItems();
        (await Mapped.Csv(Mapped.Calls, Text.Replace("\n", "\r\n", StringComparison.Ordinal))).Rows.Touchpoints.Select(row => row.TouchpointId).Should().Equal(ids);
        (await Mapped.Csv(Mapped.Calls, Head + "a,2024-01-01,1\nb,2024-01-01,1\n\"a\",2024-01-01,1\n")).Rows.Touchpoints.Select(row => row.TouchpointId).Should().Equal(ids[0], ids[2], ids[1]);
    }

    [Fact]
    public async Task The_sources_own_key_is_a_touchpoints_identity()
    {
        const string Mapping = """{ "files": "*", "touchpoint": { "type": "what", "at": "when", "key": ["who", "what"] } }""";
        var mapped = await Mapped.Csv(Mapping, Head + "a,2024-01-01,1\na,2024-02-02,1\na,2024-01-01,2\na,2024-01-01,\n");
        mapped.Rows.Touchpoints.Select(row => row.TouchpointId).Distinct().Should().HaveCount(2);
        mapped.Reason.Should().Be("column 'who' and 'what' has no key, which is required");
    }

    [Fact]
    public async Task A_sequence_orders_by_source_file_and_row()
    {
        var mapped = await Mapped.Csv(Mapped.Calls, Head + "a,2024-01-01,1\nbad\nb,2024-01-01,1\n");
        mapped.Rows.Touchpoints.Select(row => row.Sequence).Should().Equal("calls\tcalls/one.csv\t000000000001", "calls\tcalls/one.csv\t000000000003");
    }

    [Fact]
    public async Task A_reason_never_tells_a_value()
    {
        var mapped = await Mapped.Csv(Mapped.Calls, Head + "a,ann@example.com,1\n");
        mapped.Reason.Should().NotContain("ann");
    }

    [Fact]
    public async Task A_NUL_character_costs_the_row() =>
        (await Mapped.Of(Mapped.Calls, Encoding.UTF8.GetBytes(Head + "a\0,2024-01-01,1\n"), Sources.FileKind.Csv)).Reason.Should().Be("it holds a NUL character");

    private static string Berlin(string rule) => $$"""{ "files": "*", "zone": "Europe/Berlin", "touchpoint": { "type": "what", "at": { "column": "when", "ambiguous": "{{rule}}" } } }""";

    private static string Paid(string mark) => $$"""{ "files": "*", "currency": "EUR", "touchpoint": { "type": "what", "at": "when", "amount": { "column": "paid", "decimal": "{{mark}}" } } }""";
}
