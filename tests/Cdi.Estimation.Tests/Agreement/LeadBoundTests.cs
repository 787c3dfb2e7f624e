using Cdi.Estimation.Agreement;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Tests.Agreement;

/// <summary>The largest probability of few texts against a model and many for it.</summary>
public sealed class LeadBoundTests
{
    [Theory]
    [InlineData(30, 0, 0.15)]
    [InlineData(30, 2, 0.15)]
    [InlineData(200, 11, 0.1)]
    [InlineData(40, 0, 0)]
    public void Without_texts_for_the_model_it_is_the_tail_of_a_binomial(int texts, int ones, double margin) =>
        Assert.Equal(Binomial.CDF(margin, texts, ones), LeadBound.Of(texts, ones, 0, margin), 1e-12);

    // Maxima over 20 000 values of p₋, the largest that there can be among them, of sums over all pairs of counts, by another program.
    [Theory]
    [InlineData(35, 3, 6, 0.15, 0.0034783980)]
    [InlineData(40, 3, 4, 0.15, 0.0063900509)]
    [InlineData(40, 11, 29, 0.1, 0.0003960624)]
    [InlineData(40, 18, 22, 0.1, 0.1331417441)]
    public void With_some_it_is_the_largest_probability_over_their_share(int texts, int ones, int minusOnes, double margin, double expected) =>
        Assert.Equal(expected, LeadBound.Of(texts, ones, minusOnes, margin), expected * 1e-4);

    // Under a lead of exactly ε, 1 with probability ε and else 0, p ≤ α in no more than α of samples, which t alone exceeds.
    [Theory]
    [InlineData(30, 0.15, 0.009)]
    [InlineData(60, 0.05, 0.05)]
    public void As_a_test_it_holds_its_level(int texts, double margin, double level) => Assert.True(Enumerable.Range(0, texts + 1)
        .Where(ones => LeadBound.Of(texts, ones, 0, margin) <= level).Sum(ones => Binomial.PMF(margin, texts, ones)) <= level);
}
