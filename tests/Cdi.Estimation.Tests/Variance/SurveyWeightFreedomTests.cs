using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Degrees of freedom where texts stand for different numbers of others, and labels of all of them are as uncertain.</summary>
public sealed class SurveyWeightFreedomTests
{
    private const int Rows = 40;

    // Four texts stand for twenty others each.
    private static readonly double[] Weights = [.. Enumerable.Range(0, Rows).Select(row => row % 10 == 3 ? 20.0 : 1)];

    /// <summary>Of a weighted mean the residual of row k shows 1 − 2p + Σp² of its variance, p = w/Σw; its share is f = p²/Σp², and 1/df at most Σ f²
    /// over that.</summary>
    [Fact]
    public void Follow_the_squares_of_weights()
    {
        var total = Weights.Sum();
        var squares = Weights.Sum(weight => weight * weight / total / total);
        var bound = Weights.Sum(weight =>
        {
            var (share, own) = (weight / total, Math.Pow(weight / total, 2) / squares);
            return own * own / (1 - (2 * share) + squares);
        });
        var degrees = Fit(new Random(1), Weights).DegreesOfFreedom;
        Assert.InRange(degrees ?? double.NaN, 1 / bound, 1.4 / bound);
        Assert.InRange(degrees ?? double.NaN, 2.5, 5);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(0.001)]
    public void Know_no_unit_of_weights(double times)
    {
        var (one, other) = (Fit(new Random(2), Weights), Fit(new Random(2), [.. Weights.Select(weight => times * weight)]));
        Assert.Equal(one.DegreesOfFreedom ?? double.NaN, other.DegreesOfFreedom ?? double.NaN, 1e-6);
        Assert.Equal(one.Lower ?? double.NaN, other.Lower ?? double.NaN, 1e-8);
    }

    [Fact]
    public void Give_intervals_that_cover()
    {
        const int Trials = 2000;
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var target = Fit(new Random(trial), Weights);
            if (target.Lower <= 0 && 0 <= target.Upper) covered++;
        }

        // A share of .95 of 2000 errs by .005; three of them. With weights taken for inverse variances it is .92 and less.
        Assert.InRange(covered / (double)Trials, 0.935, 0.985);
    }

    private static TargetEstimate Fit(Random random, double[] weights)
    {
        double[] values = [.. weights.Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
        var options = Samples.Options(LambdaPolicy.None, Generalise.Population) with { Alpha = 0.05, RowWeights = weights };
        return Samples.Fit<WeightedMean>(Samples.Columns(weights), Samples.FullyLabelled(values), options, Samples.Coefficients(1)).Targets[0];
    }
}
