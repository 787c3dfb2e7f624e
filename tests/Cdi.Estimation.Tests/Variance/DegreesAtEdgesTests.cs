using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Degrees of freedom of many labels, and beside rows that no parameter moves, against the working model written with m × m matrices.</summary>
public sealed class DegreesAtEdgesTests
{
    [Fact]
    public void Many_labels_have_the_degrees_of_the_bound()
    {
        // More than 60: the sum over pairs of rows is not formed.
        const int rows = 200;
        double[] x = [.. Enumerable.Range(0, rows).Select(row => Math.Sin(1.7 * row) + (row % 6 == 0 ? 0.5 : 0))];
        double[] y = [.. x.Select((value, row) => value + Math.Cos(row * row))];
        var fit = Fit<Glm<Gaussian, Size2>>(Columns(All(rows, 1.0), x), FullyLabelled(y), Options(LambdaPolicy.None));
        var dense = new DenseResiduals(
            [.. x.Select(value => new[] { 1, value })], All(rows, 1.0), [.. fit.HessianInverse.Select(value => value / rows)], 1);
        for (var target = 0; target < 2; target++)
        {
            double[] influence = [fit.HessianInverse[target * 2], fit.HessianInverse[(target * 2) + 1]];
            var degrees = 1 / dense.Of(influence, new double[rows], All(rows, 1.0)).Inverse;
            Assert.InRange(degrees, 60, 199);
            Close.To(degrees, fit.Targets[target].DegreesOfDesign ?? 0, 1e-8);
        }
    }

    [Fact]
    public void Rows_that_no_parameter_moves_have_no_part()
    {
        // A logistic model through the origin: where x = 0 nothing is learnt, and no curvature can be measured.
        const int rows = 40;
        double[] x = [.. Enumerable.Range(0, rows).Select(row => row % 4 == 0 ? 0 : Math.Sin(1.7 * row) + 0.3)];
        double[] y = [.. x.Select((value, row) => Math.Sin(5 * row) + (0.4 * value) > 0 ? 1.0 : 0)];
        var fit = Fit<Glm<Bernoulli, Size1>>(Columns(x), FullyLabelled(y), Options(LambdaPolicy.None));
        double[][] directions = [.. x.Select(value =>
        {
            var half = Math.Exp(fit.Parameters[0] * value / 2);
            return new[] { value / (half + (1 / half)) };
        })];
        var dense = new DenseResiduals(directions, All(rows, 1.0), [fit.HessianInverse[0] / rows], 1);
        var degrees = 1 / dense.Of([fit.HessianInverse[0]], new double[rows], All(rows, 1.0)).Inverse;

        Assert.InRange(degrees, 5, 30);
        Close.Relative([degrees], [fit.Targets[0].DegreesOfDesign ?? 0], 1e-3);
    }
}
