using Cdi.Annotators.Engine;

namespace Cdi.Annotators.Tests;

/// <summary>Tokens before a provider has counted them.</summary>
public sealed class TokenEstimateTests
{
    // Counts of the OpenAI cookbook, "How to count tokens with tiktoken", for o200k_base.
    [Theory]
    [InlineData("gpt-4o-2024-08-06", "gpt-4o-2024-08-06")]
    [InlineData("gpt-4.1-mini", "gpt-4.1-mini")]
    [InlineData("gpt-5.1", "gpt-5")]
    [InlineData("o3", "o3")]
    public void A_model_whose_vocabulary_is_packaged_counts_by_it(string model, string known)
    {
        var estimate = TokenEstimate.For(model);
        Assert.Equal($"the vocabulary of {known}", estimate.Basis);
        Assert.Equal((6, 7, 8), (estimate.Of("antidisestablishmentarianism"), estimate.Of("2 + 2 = 4"), estimate.Of("お誕生日おめでとう")));
    }

    [Theory]
    [InlineData("llama3.1:8b")]
    [InlineData("claude-sonnet-4-5")]
    [InlineData("gpt-4-0613")]
    [InlineData("text-davinci-003")]
    [InlineData("")]
    public void Any_other_model_counts_by_bytes(string model)
    {
        var estimate = TokenEstimate.For(model);
        Assert.Equal("4 bytes to a token", estimate.Basis);
        Assert.Equal((7, 3, 7, 0),
            (estimate.Of("antidisestablishmentarianism"), estimate.Of("2 + 2 = 4"), estimate.Of("お誕生日おめでとう"), estimate.Of("")));
    }
}
