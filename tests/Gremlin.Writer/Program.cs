using System.Globalization;
using Gremlin.Engine;
using Gremlin.Store;

// Writes pairs of vertices with an edge, one transaction a pair, and says each pair that was answered: to be killed by a test.
// Ends by itself when its standard input does, as it does when the test is gone.
using var graph = PropertyGraph.Open(args[0], new GraphOptions { SnapshotEvery = long.Parse(args[2], CultureInfo.InvariantCulture) });
var engine = new GraphEngine(graph);
var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
new Thread(EndWithInput) { IsBackground = true }.Start();
output.WriteLine("ready");
await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(writer))));
return 0;

static void EndWithInput()
{
    Console.OpenStandardInput().CopyTo(Stream.Null);
    Environment.Exit(1);
}

async Task WriteAsync(int writer)
{
    for (var number = 0; ; number++)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{args[1]}-{writer}-{number}");
        await engine.ExecuteAsync($"g.addV('a').property(id, 'a{name}').property('n', {number}).as('x').addV('b').property(id, 'b{name}').addE('pair').from('x').property(id, 'e{name}')");
        await engine.ExecuteAsync($"g.V('b{name}').property(single, 'done', true)");
        output.WriteLine(name);
    }
}
