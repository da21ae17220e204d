using Gremlin.Store;

namespace Gremlin.Engine;

/// <summary>Three customers, what they had and own: enough to tell steps apart.</summary>
internal static class SmallGraph
{
    public const string Text =
        "g.addV('customer').property(id,'ann').property(single,'name','Ann').property(single,'age',30)" +
        ".addV('customer').property(id,'bob').property(single,'name','Bob').property(single,'age',40)" +
        ".addV('customer::business').property(id,'cyd').property(single,'name','Cyd')" +
        ".addV('touchpoint').property(id,'t1').property(single,'type','call').property(single,'cost',2.5d).property('tag','x').property('tag','y')" +
        ".addV('touchpoint').property(id,'t2').property(single,'type','web').property(single,'cost',1.0d)" +
        ".addV('touchpoint').property(id,'t3').property(single,'type','call').property(single,'cost',4.0d)" +
        ".addV('product').property(id,'p').property(single,'name','fibre');" +
        "g.addE('had').from(__.V('ann')).to(__.V('t1')).property(id,'e1').property('order',1)" +
        ".addE('had').from(__.V('ann')).to(__.V('t2')).property(id,'e2').property('order',2)" +
        ".addE('had').from(__.V('bob')).to(__.V('t3')).property(id,'e3').property('order',1)" +
        ".addE('next').from(__.V('t1')).to(__.V('t2')).property(id,'e4')" +
        ".addE('owns').from(__.V('ann')).to(__.V('p')).property(id,'e5')" +
        ".addE('owns').from(__.V('bob')).to(__.V('p')).property(id,'e6')";

    public static async Task<GraphEngine> MakeAsync()
    {
        var engine = new GraphEngine(PropertyGraph.InMemory(new GraphOptions { Seed = 7 }));
        await engine.ExecuteAsync(Text);
        return engine;
    }
}
