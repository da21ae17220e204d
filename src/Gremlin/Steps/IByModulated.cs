namespace Gremlin.Steps;

/// <summary>A step that <c>by()</c> may follow.</summary>
internal interface IByModulated
{
    void AddBy(By by, SortOrder? order);
}
