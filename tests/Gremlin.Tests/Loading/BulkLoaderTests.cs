using System.IO.Compression;
using System.Text;
using Gremlin.Store;

namespace Gremlin.Loading;

public sealed class BulkLoaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PropertyGraph _graph = PropertyGraph.InMemory();
    private readonly BulkLoader _loader;

    public BulkLoaderTests() => _loader = new BulkLoader(_graph, new LoadSources());

    public void Dispose()
    {
        _graph.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_type_arrays_and_quoted_cells_come_in()
    {
        Write("v.csv", "~id,~label,s:String,i:Int,l:Long,d:Double,f:Float,b:Bool,by:Byte,sh:Short,at:Date,many:String[],blank:String\r\n"
            + "v1,A;B,\"two\nlines, \"\"quoted\"\"\",7,8,1.5,2.5,true,3,4,2023-05-06T07:08:09Z,a;b\\;c;a,\r\n");

        var job = await LoadAsync();

        job.Status.Should().Be(LoadStatus.Completed);
        GraphText.Describe(_graph.Read()).Split('\n').Should().BeEquivalentTo(
            ["v v1 A::B", "vp v1 at 9:1683356889000", "vp v1 b 1:1", "vp v1 by 2:3", "vp v1 d d:1.5", "vp v1 f 6:1075838976", "vp v1 i 4:7",
             "vp v1 l 5:8", "vp v1 many s:a", "vp v1 many s:b;c", "vp v1 s s:two", "lines, \"quoted\"", "vp v1 sh 3:4"]);
        job.Counts.TotalRecords.Should().Be(14);
        job.Counts.TotalDuplicates.Should().Be(1, "the array names a value twice");
    }

    [Fact]
    public async Task Files_of_vertices_come_before_files_of_edges_and_packed_ones_are_unpacked()
    {
        Write("a-edges.csv", "~id,~from,~to,~label,w:Double\ne1,v1,v2,knows,0.5\n");
        using (var packed = new GZipStream(File.Create(_folder.File("b.csv.gz")), CompressionMode.Compress))
            packed.Write("~id\nv1\nv2\n"u8);

        (await LoadAsync()).Status.Should().Be(LoadStatus.Completed);

        _graph.Read().EdgeCount.Should().Be(1);
        _graph.Read().VertexLabel(_graph.Read().FindVertex("v1")).Should().Be("vertex");
    }

    [Fact]
    public async Task The_same_files_again_change_nothing()
    {
        Write("v.csv", "~id,~label,k:Int\nv1,A,1\nv2,A,2\n");
        Write("w.csv", "~id,~from,~to,~label,k:Int\ne1,v1,v2,knows,1\n");
        await LoadAsync();
        var commits = _graph.Read().CommitNum;

        var again = await LoadAsync();

        again.Counts.TotalRecords.Should().Be(6);
        again.Counts.TotalDuplicates.Should().Be(6);
        _graph.Read().CommitNum.Should().Be(commits);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_bad_cell_rejects_its_row_and_ends_the_load_if_asked(bool failOnError, int vertices)
    {
        Write("v.csv", "~id,n:Int\nv1,1\nv2,many\nv3,3\n");

        var job = await LoadAsync(failOnError);

        job.Status.Should().Be(LoadStatus.Failed);
        job.Counts.DatatypeMismatchErrors.Should().Be(1);
        job.Errors.Single().RecordNumber.Should().Be(3);
        job.Errors.Single().Message.Should().NotContain("many");
        _graph.Read().VertexCount.Should().Be(vertices);
    }

    [Theory]
    [InlineData(false, "s:first")]
    [InlineData(true, "s:second")]
    public async Task Another_value_of_a_single_property_is_an_error_or_replaces_the_old(bool update, string value)
    {
        Write("v.csv", "~id,one:String(single)\nv1,first\n");
        await LoadAsync();
        Write("v.csv", "~id,one:String(single)\nv1,second\n");

        var job = await LoadAsync(failOnError: false, update);

        job.Counts.InsertErrors.Should().Be(update ? 0 : 1);
        GraphText.Describe(_graph.Read()).Should().EndWith($"vp v1 one {value}");
    }

    [Fact]
    public async Task An_edge_without_its_vertex_is_an_error()
    {
        Write("e.csv", "~id,~from,~to,~label\ne1,v1,v2,knows\n");

        var job = await LoadAsync();

        job.Counts.InsertErrors.Should().Be(1);
        job.Errors.Single().Code.Should().Be("FROM_OR_TO_VERTEX_ARE_MISSING");
    }

    [Fact]
    public async Task An_unknown_type_or_a_cut_file_is_a_parsing_error()
    {
        Write("v.csv", "~id,n:Money\nv1,1\n");
        (await LoadAsync()).Counts.ParsingErrors.Should().Be(1);
        Write("v.csv", "~id,n:String\nv1,\"open\n");
        (await LoadAsync()).Counts.ParsingErrors.Should().Be(1);
        (await LoadAsync("nowhere")).Status.Should().Be(LoadStatus.SourceError);
    }

    [Theory]
    [InlineData("2023-05-06", 1683331200000)]
    [InlineData("2023-05-06T07:08", 1683356880000)]
    [InlineData("2023-05-06T07:08:09.5Z", 1683356889500)]
    [InlineData("2023-05-06T07:08:09+02:00", 1683349689000)]
    [InlineData("2023-02-30", null)]
    [InlineData("2023-05-06T25:00", null)]
    public void Dates_are_read_as_instants(string text, long? milliseconds)
    {
        var isDate = DateCell.TryParse(Encoding.UTF8.GetBytes(text), out var read);

        (isDate ? read : (long?)null).Should().Be(milliseconds);
    }

    [Fact]
    public async Task Long_rows_are_not_all_read_ahead()
    {
        const int rows = 64;
        var text = "~id,note:String\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"v{row},{new string('x', 1 << 20)}\n"));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var reader = new CsvReader(stream);
        reader.MoveNext().Should().BeTrue();
        using var ahead = new CsvRows(reader, CsvLayout.Read(reader), _graph, allowEmptyStrings: false);
        ahead.MoveNext().Should().BeTrue();
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        stream.Position.Should().BeLessThan(stream.Length / 2);
        var count = 1;
        while (ahead.MoveNext()) count++;
        count.Should().Be(rows);
    }

    [Fact]
    public async Task Small_writes_get_through_between_the_transactions_of_a_load()
    {
        const int rows = 200_000;
        Write("v.csv", "~id,~label,note:String\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"v{row},A,note {row}\n")));
        var job = _loader.Start(new LoadRequest { Source = _folder.File("v.csv"), Mode = LoadMode.New });
        var written = 0;
        while (!job.Ended.IsCompleted)
        {
            using var transaction = await _graph.WriteAsync(default);
            transaction.AddVertex(null, "B");
            await transaction.CommitAsync();
            written += job.Ended.IsCompleted ? 0 : 1;
        }

        job.Status.Should().Be(LoadStatus.Completed);
        written.Should().BeGreaterThan(1);
        _graph.VertexCount.Should().BeInRange(rows + written, rows + written + 1);
    }

    [Fact]
    public void Values_read_ahead_are_read_anew_when_the_graph_has_been_packed_since()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("~id,note:String\na,x\n"));
        var reader = new CsvReader(stream);
        reader.MoveNext().Should().BeTrue();
        using var ahead = new CsvRows(reader, CsvLayout.Read(reader), _graph, allowEmptyStrings: false);
        ahead.MoveNext().Should().BeTrue();
        var packed = _graph.Read().Names.WithoutTexts();
        packed.Intern("another text takes the first number");

        packed.Text(ahead.Values(packed)[0].Value).Should().Be("x");
    }

    private void Write(string name, string text) => File.WriteAllText(_folder.File(name), text);

    private Task<LoadJob> LoadAsync(bool failOnError = true, bool update = false) => LoadAsync("", failOnError, update);

    private async Task<LoadJob> LoadAsync(string source, bool failOnError = true, bool update = false)
    {
        var job = _loader.Start(new LoadRequest
        {
            Source = Path.Combine(_folder.Path, source),
            Mode = LoadMode.New,
            FailOnError = failOnError,
            UpdateSingleCardinalityProperties = update,
        });
        await job.Ended;
        return job;
    }
}
