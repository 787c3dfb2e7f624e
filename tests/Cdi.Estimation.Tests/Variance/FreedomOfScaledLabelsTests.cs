using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Degrees of freedom know no unit: labels in another unit, or counted from another origin, have the same.</summary>
public sealed class FreedomOfScaledLabelsTests
{
    private const int Rows = 120;

    private static readonly double[] X = [.. Enumerable.Range(0, Rows).Select(row => row < 9 ? 1.0 : 0)];
    private static readonly double[] Z = [.. Enumerable.Range(0, Rows).Select(row => row * 37 % 23 / 23.0)];
    private static readonly double[] Human = [.. Enumerable.Range(0, Rows).Select(row => 1 + (row * 31 % 17 / 17.0) + Z[row])];
    private static readonly double[] Machine = [.. Human.Select((label, row) => label + (row % 5 == 0 ? 0.4 : 0))];
    private static readonly bool[] Labelled = [.. Enumerable.Range(0, Rows).Select(row => row < 9 || row % 2 == 0)];
    private static readonly double[] Probability = [.. Z.Select(value => 0.3 + (0.4 * value))];

    public static TheoryData<double, double> Units() => new() { { 1e-8, 0 }, { 1e3, 0 }, { 1e8, 0 }, { 1e12, 0 }, { 1, 1e8 }, { 1e-3, 1e4 } };

    [Theory]
    [MemberData(nameof(Units))]
    public void Of_a_linear_model(double unit, double origin)
    {
        foreach (var lambda in new[] { 0, 0.5 })
            AssertEqual(Degrees<Glm<Gaussian, Size3>>(1, 0, lambda), Degrees<Glm<Gaussian, Size3>>(unit, origin, lambda));
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e8)]
    public void Of_a_log_linear_model(double unit) =>
        AssertEqual(Degrees<Glm<PoissonCount, Size3>>(1, 0, 0), Degrees<Glm<PoissonCount, Size3>>(unit, 0, 0));

    // Three classes of numbers, of which the last, without a constant, is never said: two features differ, the labels one.
    [Theory]
    [InlineData(1e-8)]
    [InlineData(1e3)]
    [InlineData(1e8)]
    [InlineData(1e12)]
    public void Of_several_features(double unit) => AssertEqual(OfClasses(1), OfClasses(unit));

    private static double[] OfClasses(double unit)
    {
        double[] said = [.. Enumerable.Range(0, Rows).Select(row => (double)(row * 31 % 7 % 2))];
        var map = FeatureMap.Joint([0], [3], [1, 0, 1, unit, 2, 0], 2);
        var features = new double[2 * Rows];
        map.Fill([said], features);
        return Of<Glm<Gaussian, Size3>>(new RectifiedSample(features, default, Labelled, Probability, SampleDraw.Poisson) { Map = map }, 0);
    }

    private static double[] Degrees<TKernel>(double unit, double origin, double lambda)
        where TKernel : struct, IMEstimator
    {
        double[] In(double[] labels) => [.. labels.Select(label => origin + (unit * label))];
        return Of<TKernel>(Samples.Sample(In(Human), In(Machine), Labelled, Probability, SampleDraw.Poisson), lambda);
    }

    private static double[] Of<TKernel>(RectifiedSample sample, double lambda)
        where TKernel : struct, IMEstimator
    {
        var options = Samples.Options(lambda == 0 ? LambdaPolicy.None : new LambdaPolicy.Fixed(lambda));
        var fit = Samples.Fit<TKernel>(Samples.Columns(Samples.All(Rows, 1.0), X, Z), sample, options);
        return [.. fit.Targets.Select(target => target.DegreesOfDesign ?? double.NaN)];
    }

    private static void AssertEqual(double[] expected, double[] found, double digits = 1e-6)
    {
        Assert.InRange(expected[1], 2, 60);
        for (var target = 0; target < expected.Length; target++) Assert.Equal(expected[target], found[target], digits * expected[target]);
    }
}
