namespace Gremlin.Steps;

/// <summary>A step whose map may hold tokens, by <c>with(WithOptions.tokens)</c>.</summary>
internal interface IWithOptions
{
    /// <param name="which">ids 1, labels 2, keys 4, values 8; null for all.</param>
    void IncludeTokens(int? which);
}
