using System.Text;
using CustomerJourney.Identity;

namespace CustomerJourney.Aws;

/// <summary>What every invoker of models does. The model <c>echo</c> answers in upper case and refuses the word that is asked for as <c>refuse</c>.</summary>
public abstract class ModelEndpointContract
{
    protected const string Echo = "echo";

    protected abstract IModelEndpoint Models { get; }

    [Fact]
    public async Task A_request_is_answered_in_bytes_as_the_model_gives_them() =>
        Encoding.UTF8.GetString((await Models.InvokeAsync(Echo, "{\"a\":\"é\"}"u8.ToArray(), default)).Span).Should().Be("{\"A\":\"É\"}");

    [Fact]
    public async Task A_large_request_comes_through_whole()
    {
        var text = $"{{\"a\":\"{new string('x', 5_000_000)}\"}}";
        (await Models.InvokeAsync(Echo, Encoding.UTF8.GetBytes(text), default)).Length.Should().Be(text.Length);
    }

    [Fact]
    public async Task A_model_that_refuses_and_a_model_that_is_not_there_are_told()
    {
        await FluentActions.Awaiting(() => Models.InvokeAsync(Echo, "{\"refuse\":1}"u8.ToArray(), default)).Should().ThrowAsync<ModelEndpointException>();
        await FluentActions.Awaiting(() => Models.InvokeAsync("no-such-model", "{}"u8.ToArray(), default)).Should().ThrowAsync<ModelEndpointException>();
    }

    /// <summary>The model.</summary>
    protected static ReadOnlyMemory<byte> Answer(ReadOnlyMemory<byte> request)
    {
        var text = Encoding.UTF8.GetString(request.Span);
        return text.Contains("refuse", StringComparison.Ordinal) ? throw new ModelEndpointException("It refuses.") : Encoding.UTF8.GetBytes(text.ToUpperInvariant());
    }
}
