using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Tests.Reference;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>Scores, Hessians and gradients of targets against central differences.</summary>
public class DerivativeTests
{
    private const double Step = 1e-5;

    [Fact]
    public void Gaussian_kernel() => Check(new MEstimator<Glm<Gaussian, Size3>>());

    [Fact]
    public void Bernoulli_kernel() => Check(new MEstimator<Glm<Bernoulli, Size3>>());

    [Fact]
    public void Poisson_kernel() => Check(new MEstimator<Glm<PoissonCount, Size3>>());

    [Fact]
    public void Gradient_of_a_log_odds_ratio()
    {
        var target = LogOddsRatio.OfMeans(Scale.LogOdds);
        double[] means = [0.3, 0.6];
        var gradient = new double[2];
        target.Gradient(means, gradient);
        Close.To(Differences(means, at => target.Value(at)), gradient, 1e-8);
    }

    [Fact]
    public void Gradient_of_a_coefficient_is_a_unit_vector()
    {
        var gradient = new double[] { 9, 9, 9 };
        Target.Coefficient(1, "x", Scale.LogOdds, 3).Gradient([1, 2, 3], gradient);
        Assert.Equal([0, 1, 0], gradient);
    }

    private static void Check(MEstimator estimator)
    {
        var problem = Problem.Random(200);
        var sums = problem.Sums(estimator);
        var theta = problem.Parameters.ToArray();

        // Central differences err by step² times the third derivative, 1e-10 · 200 rows, and by rounding 1e-16 · 200 / step = 2e-9.
        Close.To(Differences(theta, at => (problem with { Parameters = at }).Sums(estimator)[^1]), sums.Take(3), 1e-6);
        for (var j = 0; j < 3; j++)
        {
            var row = j;
            Close.To(Differences(theta, at => (problem with { Parameters = at }).Sums(estimator)[row]), sums.Skip(3 + (3 * row)).Take(3), 1e-6);
        }
    }

    private static double[] Differences(double[] at, Func<double[], double> function) => [.. Enumerable.Range(0, at.Length).Select(j =>
    {
        double[] up = [.. at], down = [.. at];
        up[j] += Step;
        down[j] -= Step;
        return (function(up) - function(down)) / (2 * Step);
    })];
}
