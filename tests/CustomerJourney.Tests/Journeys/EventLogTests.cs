using System.IO.Compression;
using System.Text;

namespace CustomerJourney.Journeys;

public sealed class EventLogTests
{
    private static readonly EventLogOptions Columns = new("case", "step", "time");

    [Fact]
    public void Rows_become_touchpoints_by_customer_and_time()
    {
        var index = Read("case,step,time\nb,y,2024-01-02\na,z,2024-01-03 10:00\na,x,2024-01-01T00:00:00Z\n").Index;

        Told(index).Should().Equal("a x 2024-01-01T00:00:00.0000000Z", "a z 2024-01-03T10:00:00.0000000Z", "b y 2024-01-02T00:00:00.0000000Z");
    }

    [Fact]
    public void Touchpoints_of_one_instant_stay_in_the_order_of_the_file()
    {
        var index = Read("case,step,time\na,z,2024-01-01\na,y,2024-01-01\na,x,2024-01-01\na,w,2023-01-01\n").Index;

        Steps(index).Should().Equal("w", "z", "y", "x");
    }

    [Fact]
    public void Quotes_line_breaks_and_delimiters_inside_of_fields_are_kept()
    {
        var index = Read("case;step;time\r\n\"a;1\";\"say \"\"hi\"\"\nthere\";2024-01-01\r\n\r\n\"a;1\";x\"y;2024-01-02\r\n").Index;

        index.CustomerAt(0).Should().Be("a;1");
        Steps(index).Should().Equal("say \"hi\"\nthere", "x\"y");
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_kept_with_line_and_reason()
    {
        var reading = Read("case,step,time\na,\"x\ny\",2024-01-01\na,x\na,,2024-01-01\na,x,soon\na,x,2024-02-30\n");

        reading.Rows.Should().Be(5);
        reading.Rejected.Select(r => (r.Line, r.Raw)).Should().Equal((4, "a,x"), (5, "a,,2024-01-01"), (6, "a,x,soon"), (7, "a,x,2024-02-30"));
        reading.Rejected[0].Reason.Should().Be("2 fields where the header has 3");
        reading.Rejected[2].Reason.Should().Contain("'time'");
    }

    [Fact]
    public void A_missing_column_is_named_with_those_there_are() =>
        FluentActions.Invoking(() => Read("id,step,time\n")).Should().Throw<EventLogException>().WithMessage("log.csv, line 1: there is no column 'case' (--case). The columns are: id, step, time.");

    [Theory]
    [InlineData("")]
    [InlineData("case,step,time\n")]
    [InlineData("case,step,time\na,x,03/04/2024\n")]
    public void A_log_without_a_row_that_can_be_read_is_refused(string csv) =>
        FluentActions.Invoking(() => Read(csv)).Should().Throw<EventLogException>();

    [Theory]
    [InlineData("2024-03-31 02:30:00.1234567", "2024-03-31T02:30:00.1234567Z")]
    [InlineData("2024-03-31T02:30+02:00", "2024-03-31T00:30:00.0000000Z")]
    [InlineData("2024-03-31 02:30:00 UTC", "2024-03-31T02:30:00.0000000Z")]
    [InlineData("1711852200", "2024-03-31T02:30:00.0000000Z")]
    [InlineData("1711852200250", "2024-03-31T02:30:00.2500000Z")]
    [InlineData("20240331023000", "2024-03-31T02:30:00.0000000Z")]
    [InlineData("0001-01-01", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("9999-12-31 23:59:59.999", "9999-12-31T23:59:59.9990000Z")]
    public void Times_are_read_exactly(string text, string instant) =>
        Told(Read($"case,step,time\na,x,{text}\n").Index).Should().Equal($"a x {instant}");

    [Fact]
    public void Instants_far_apart_and_fine_stay_exact()
    {
        string[] times = ["1900-01-01T00:00:00.0000010Z", "2024-06-01T12:00:00.0000000Z", "2100-12-31T23:59:59.9999990Z"];
        var index = Read("case,step,time\n" + string.Concat(times.Select(t => $"a,x,{t}\n"))).Index;

        Told(index).Should().Equal(times.Select(t => $"a x {t}"));
    }

    [Fact]
    public void Local_times_are_read_in_their_zone_and_those_it_skips_are_rejected()
    {
        var vienna = Columns with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna") };
        var reading = Read("case,step,time\na,x,2024-07-01 12:00\na,x,2024-03-31 02:30\n", vienna);

        Told(reading.Index).Should().Equal("a x 2024-07-01T10:00:00.0000000Z");
        reading.Rejected.Should().ContainSingle();
    }

    [Fact]
    public void A_given_format_is_used() =>
        Told(Read("case,step,time\na,x,31.12.2023 23:59\n", Columns with { TimeFormat = "dd.MM.yyyy HH:mm" }).Index).Should().Equal("a x 2023-12-31T23:59:00.0000000Z");

    [Fact]
    public void Further_columns_become_attributes_of_touchpoints_or_customers()
    {
        var index = Read("case,step,time,channel,case:segment\na,x,2024-01-01,web,\na,y,2024-01-02,,gold\n").Index;

        index.TouchpointAttributes.Should().Equal("channel");
        index.CustomerAttributes.Should().Equal("case:segment");
        index.TouchpointColumns[0].Value(index.TouchpointColumns[0].At(0)).Should().Be("web");
        index.CustomerColumns[0].Value(index.CustomerColumns[0].At(0)).Should().Be("gold");
    }

    [Fact]
    public void A_column_of_too_many_values_is_left_out_and_said_so()
    {
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(i => $"a,x,2024-01-01,{i}\n"));

        Read("case,step,time,amount\n" + rows).LeftOut.Should().Equal("amount");
        Read("case,step,time,amount\n" + rows, Columns with { Attributes = ["amount"] }).Index.TouchpointAttributes.Should().Equal("amount");
    }

    [Fact]
    public void The_number_of_blocks_does_not_change_the_index()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 120_000).Select(_ => $"c{random.Next(3000)},\"s{random.Next(40)}\",2024-01-{random.Next(1, 29):00} 00:00:{random.Next(60):00},\"long, {new string('x', 20)}\"\n").ToArray();
        var index = Read("case,step,time,note\n" + string.Concat(rows)).Index;

        var expected = rows.Select(r => r.Split(',')).Select((f, i) => (Case: f[0], Time: f[2], Row: i, Step: f[1].Trim('"')))
            .OrderBy(e => e.Case, StringComparer.Ordinal).ThenBy(e => e.Time, StringComparer.Ordinal).ThenBy(e => e.Row).Select(e => e.Step);
        Steps(index).Should().Equal(expected);
    }

    [Fact]
    public void A_log_can_be_gzipped_and_a_damaged_one_is_told()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "log.csv.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes("case,step,time\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"c{i * 7919},x,2024-01-01\n"))));

        EventLog.Read(path, Columns).Index.CustomerCount.Should().Be(1000);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..1500]);
        FluentActions.Invoking(() => EventLog.Read(path, Columns)).Should().Throw<EventLogException>().WithMessage("*gzip*");
    }

    [Fact]
    public void An_index_is_extended_by_another_log()
    {
        var first = Read("case,step,time,channel\na,x,2024-01-02,web\n").Index;
        var both = Read("case,step,time,channel\na,b,2024-01-02,app\na,a,2024-01-01,app\n0,q,2024-01-01,\n", Columns with { Extend = first }).Index;

        Told(both).Select(t => t[..3]).Should().Equal("0 q", "a a", "a x", "a b");
        both.Revision.Should().Be(1);
        both.TouchpointColumns[0].Value(both.TouchpointColumns[0].At(2)).Should().Be("web");
    }

    internal static IEnumerable<string> Steps(JourneyIndex index) =>
        Enumerable.Range(0, index.EventCount).Select(i => index.Steps[index.Types.At(i)]);

    internal static IEnumerable<string> Told(JourneyIndex index)
    {
        var offsets = index.Columns.Offsets.ToArray();
        return from customer in Enumerable.Range(0, index.CustomerCount)
               from i in Enumerable.Range(offsets[customer], offsets[customer + 1] - offsets[customer])
               select $"{index.CustomerAt(customer)} {index.Steps[index.Types.At(i)]} {new DateTime(index.TicksAt(i), DateTimeKind.Utc):O}";
    }

    private static EventLogReading Read(string csv, EventLogOptions? options = null) =>
        EventLog.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "log.csv", options ?? Columns);
}
