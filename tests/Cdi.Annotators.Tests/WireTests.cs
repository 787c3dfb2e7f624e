using Cdi.Annotators.Answers;
using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;
using Cdi.ModelServer;

namespace Cdi.Annotators.Tests;

/// <summary>The official clients against a server on this machine: what is tested is the wire.</summary>
public sealed class WireTests
{
    private const string Secret = "sk-planted-0123456789abcdef";
    private static readonly CallParameters Parameters = new() { Temperature = 0, MaxTokens = 5 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_arrives_with_its_model_usage_and_end(bool anthropic)
    {
        await using var server = await ServeAsync(ServerFault.None);
        using var provider = Provider(server, anthropic);
        var reply = await provider.AskAsync("letter no. 2.", anthropic ? Parameters with { Temperature = null } : Parameters, default);
        Assert.Equal(("F", "stop", "m-2026-01-15"), (reply.Text, reply.Finish, reply.Model));
        Assert.Equal((4L, 1L), (reply.InputTokens, reply.OutputTokens));
        Assert.Equal(!anthropic, server.Last?.Body.Contains("\"temperature\":0", StringComparison.Ordinal));
        Assert.Contains(anthropic ? "\"max_tokens\":5" : "\"max_completion_tokens\":5", server.Last?.Body);
        Assert.Equal(Secret, server.Last?.Key);
    }

    [Theory]
    [InlineData(false, ServerFault.RateLimited, "rate_limited", CallReaction.SendAgain, false)]
    [InlineData(true, ServerFault.RateLimited, "rate_limited", CallReaction.SendAgain, false)]
    [InlineData(false, ServerFault.ServerError, "server_error", CallReaction.SendAgain, false)]
    [InlineData(true, ServerFault.ServerError, "server_error", CallReaction.SendAgain, false)]
    [InlineData(false, ServerFault.TimeOut, "timed_out", CallReaction.SendAgain, true)]
    [InlineData(true, ServerFault.TimeOut, "timed_out", CallReaction.SendAgain, true)]
    [InlineData(false, ServerFault.TruncatedJson, "malformed_reply", CallReaction.SendAgain, true)]
    [InlineData(true, ServerFault.TruncatedJson, "malformed_reply", CallReaction.SendAgain, true)]
    [InlineData(false, ServerFault.Reset, "broken", CallReaction.SendAgain, true)]
    [InlineData(true, ServerFault.Reset, "broken", CallReaction.SendAgain, true)]
    [InlineData(false, ServerFault.BrokenStream, "broken", CallReaction.SendAgain, true)]
    [InlineData(true, ServerFault.BrokenStream, "broken", CallReaction.SendAgain, true)]
    [InlineData(false, ServerFault.Rejected, "rejected", CallReaction.GiveUpText, false)]
    [InlineData(true, ServerFault.Rejected, "rejected", CallReaction.GiveUpText, false)]
    [InlineData(false, ServerFault.Unauthorised, "unauthorised", CallReaction.Stop, false)]
    [InlineData(true, ServerFault.Unauthorised, "unauthorised", CallReaction.Stop, false)]
    public async Task A_fault_is_told_by_its_kind_and_sent_once(bool anthropic, ServerFault fault, string kind, CallReaction reaction, bool mayBePaid)
    {
        await using var server = await ServeAsync(fault);
        using var provider = Provider(server, anthropic, seconds: fault == ServerFault.TimeOut ? 0.3 : 20);
        var failure = await Assert.ThrowsAsync<CallException>(() =>
            provider.AskAsync("letter no. 2.", anthropic ? Parameters with { Temperature = null } : Parameters, default));
        Assert.Equal((kind, reaction, mayBePaid), (failure.Fault.Kind, failure.Reaction, failure.Fault.MayBePaid));
        Assert.Equal(1, server.Calls);
        if (fault == ServerFault.RateLimited) Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_the_provider_repeats_is_not_in_the_fault(bool anthropic)
    {
        await using var server = await ServeAsync(ServerFault.Unauthorised);
        using var provider = Provider(server, anthropic);
        var failure = await Assert.ThrowsAsync<CallException>(() =>
            provider.AskAsync("letter no. 2.", anthropic ? Parameters with { Temperature = null } : Parameters, default));
        Assert.Equal(Secret, server.Last?.Key);
        Assert.DoesNotContain(Secret, failure.Fault.Detail + failure.Message);
        Assert.Contains("[key]", failure.Fault.Detail);
    }

    [Theory]
    [InlineData(false, ServerFault.Refusal, AnswerFailure.Refused)]
    [InlineData(true, ServerFault.Refusal, AnswerFailure.Refused)]
    [InlineData(false, ServerFault.CutOff, AnswerFailure.Truncated)]
    [InlineData(true, ServerFault.CutOff, AnswerFailure.Truncated)]
    [InlineData(false, ServerFault.Prose, AnswerFailure.Malformed)]
    [InlineData(true, ServerFault.Duplicate, AnswerFailure.Malformed)]
    [InlineData(true, ServerFault.WrongOption, AnswerFailure.OutOfOptions)]
    public async Task An_answer_that_is_none_is_kept_and_told_by_its_kind(bool anthropic, ServerFault fault, AnswerFailure kind)
    {
        await using var server = await ServeAsync(fault);
        using var provider = Provider(server, anthropic);
        var reply = await provider.AskAsync("letter no. 2.", anthropic ? Parameters with { Temperature = null } : Parameters, default);
        Assert.NotEqual("", reply.Text);
        Assert.Equal(kind, Assert.IsType<Answer.Failed>(new AnswerReader(Letters.Outcome, false).Label(reply)).Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_structured_answer_is_asked_for_by_its_schema(bool anthropic)
    {
        await using var server = await LocalModelServer.StartAsync(new() { Answer = _ => "{\"answer\": \"C\"}" });
        using var provider = Provider(server, anthropic);
        var reply = await provider.AskAsync(
            "letter no. 2.", Parameters with { Temperature = anthropic ? null : 0, Schema = AnswerSchema.Label(Letters.Outcome) }, default);
        Assert.Contains("\"enum\":[\"F\",\"C\"]", string.Concat(server.Last?.Body.Where(character => !char.IsWhiteSpace(character)) ?? ""));
        Assert.Equal(new Answer.Value(1), new AnswerReader(Letters.Outcome, true).Label(reply));
    }

    [Fact]
    public async Task Probabilities_of_tokens_arrive_where_they_were_asked_for()
    {
        await using var server = await ServeAsync(ServerFault.None);
        using var provider = Provider(server, anthropic: false);
        Assert.Empty((await provider.AskAsync("letter no. 2.", Parameters, default)).Tokens);
        var reply = await provider.AskAsync("letter no. 2.", Parameters with { TopTokens = 2 }, default);
        Assert.Equal([new TokenProbability("F", -0.1), new TokenProbability("other", -2.4)], reply.Tokens, Close);
        Assert.Contains("\"top_logprobs\":2", server.Last?.Body);
    }

    [Fact]
    public async Task What_a_provider_would_leave_out_without_a_word_is_refused()
    {
        await using var server = await ServeAsync(ServerFault.None);
        using var provider = Provider(server, anthropic: true);
        await Assert.ThrowsAsync<ArgumentException>(() => provider.AskAsync("letter no. 2.", Parameters, default));
        await Assert.ThrowsAsync<ArgumentException>(() => provider.AskAsync("letter no. 2.", new() { TopTokens = 2 }, default));
        Assert.Equal(0, server.Calls);
    }

    [Fact]
    public async Task A_slow_answer_is_waited_for()
    {
        await using var server = await ServeAsync(ServerFault.SlowStream);
        using var provider = Provider(server, anthropic: false);
        Assert.Equal("F", (await provider.AskAsync("letter no. 2.", Parameters, default)).Text);
    }

    [Fact]
    public async Task Limits_are_read_from_headers()
    {
        await using var server = await LocalModelServer.StartAsync(new() { Answer = Letters.Answer, RequestsPerMinute = 500 });
        using var provider = Provider(server, anthropic: false);
        RateLimits? told = null;
        provider.LimitsTold += limits => told = limits;
        await provider.AskAsync("letter no. 2.", Parameters, default);
        Assert.Equal(500, told?.RequestsPerMinute);
        Assert.Equal(TimeSpan.FromSeconds(361.5), RateLimits.Length("6m1.5s"));
        Assert.Equal(TimeSpan.FromMilliseconds(120), RateLimits.Length("120ms"));
        Assert.Null(RateLimits.Length("soon"));
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", "OPENAI_API_KEY")]
    [InlineData("https://api.anthropic.com", "ANTHROPIC_API_KEY")]
    [InlineData("http://api.openai.com/v1", "CDI_API_KEY_API_OPENAI_COM")]
    [InlineData("https://api.openai.com.example.org/v1", "CDI_API_KEY_API_OPENAI_COM_EXAMPLE_ORG")]
    [InlineData("http://127.0.0.1:8000/v1", "CDI_API_KEY_127_0_0_1_8000")]
    public void The_key_of_a_provider_is_for_that_provider_only(string address, string variable) =>
        Assert.Equal(variable, ModelEndpoint.KeyVariable(new Uri(address)));

    private static bool Close(TokenProbability one, TokenProbability other) =>
        one.Token == other.Token && Math.Abs(one.LogProbability - other.LogProbability) < 1e-6; // the wire's floats have seven digits

    private static Task<LocalModelServer> ServeAsync(ServerFault fault) =>
        LocalModelServer.StartAsync(new() { Answer = Letters.Answer, Fault = _ => fault, RetryAfter = 7 });

    private static IModelProvider Provider(LocalModelServer server, bool anthropic, double seconds = 20) =>
        anthropic ? Letters.Anthropic(server, Secret, seconds) : Letters.OpenAI(server, Secret, seconds);
}
