using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Degrees of freedom where several features differ between labels: those of one feature where the others stand still, and of the small arm
/// elsewhere.</summary>
public sealed class SeveralFeaturesFreedomTests
{
    private const int Rows = 160;
    private const int Arm = 9;

    private static readonly double[] X = [.. Enumerable.Range(0, Rows).Select(row => row < Arm ? 1.0 : 0)];
    private static readonly double[] Z = [.. Enumerable.Range(0, Rows).Select(row => row * 37 % 23 / 23.0)];
    private static readonly double[] Human = [.. Enumerable.Range(0, Rows).Select(row => row * 31 % 7 < (X[row] == 1 ? 5 : 3) ? 1.0 : 0)];
    private static readonly double[] Machine = [.. Human.Select((label, row) => row % 5 == 0 ? 1 - label : label)];
    private static readonly double[] Probability = [.. Z.Select(value => 0.3 + (0.4 * value))];
    private static readonly bool[] Labelled = [.. Enumerable.Range(0, Rows).Select(row => row < Arm || row % 2 == 0)];

    public static TheoryData<double, Generalise, VarianceEstimator, bool> Cases() => new()
    {
        { 0, Generalise.Population, VarianceEstimator.Sandwich, false },
        { 0, Generalise.Corpus, VarianceEstimator.Sandwich, true },
        { 0.5, Generalise.Population, VarianceEstimator.Sandwich, false },
        { 0.3, Generalise.Population, VarianceEstimator.Sandwich, true },
        { 0, Generalise.Population, VarianceEstimator.HC2, false },
        { 0, Generalise.Population, VarianceEstimator.ClusterCR2, false },
        { 0.5, Generalise.Population, VarianceEstimator.ClusterCR1, false },
    };

    // The third class, with another constant, is never said: the map has two features that differ, the labels one. Steps of difference quotients are 1e-4.
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_feature_that_stands_still_changes_no_degree(double lambda, Generalise generalise, VarianceEstimator variance, bool isFixedSize)
    {
        var options = Samples.Options(new LambdaPolicy.Fixed(lambda), generalise) with { Variance = variance };
        var one = Degrees(FeatureMap.Event(0, 2, 1), options, isFixedSize);
        var several = Degrees(FeatureMap.Joint([0], [3], [1, 0, 1, 1, 2, 0], 2), options, isFixedSize);
        Assert.InRange(one[1], 2, 60);
        for (var target = 0; target < one.Length; target++) Assert.Equal(one[target], several[target], 1e-3 * one[target]);
    }

    [Fact]
    public void A_slope_of_a_class_has_the_degrees_of_its_small_arm()
    {
        // All rows labelled alike: 1/df = f²/(n_A − 1) + (1 − f)²/(n_B − 1), f the share of the arm in the variance, about 1/n_A : 1/n_B.
        double[] said = [.. Enumerable.Range(0, Rows).Select(row => (double)(row * 13 % 3))];
        var map = FeatureMap.Classes(0, 3, 0);
        var features = new double[3 * Rows];
        map.Fill([said], features);
        var sample = new RectifiedSample(features, default, Samples.All(Rows, true), Samples.All(Rows, 1.0), SampleDraw.Poisson) { Map = map };
        Target[] targets = [Target.Coefficient(1, "1:x", Scale.LogOdds, 4), Target.Coefficient(3, "2:x", Scale.LogOdds, 4)];
        var fit = Samples.Fit<MultinomialLogit<Size2, Size2>>(
            Samples.Columns(Samples.All(Rows, 1.0), X), sample, Samples.Options(LambdaPolicy.None), targets);
        const double share = (double)(Rows - Arm) / Rows;
        const double expected = 1 / ((share * share / (Arm - 1)) + ((1 - share) * (1 - share) / (Rows - Arm - 1)));
        Assert.All(fit.Targets, target => Assert.Equal(expected, target.DegreesOfDesign ?? double.NaN, 0.03 * expected));
    }

    private static double[] Degrees(FeatureMap map, EstimationOptions options, bool isFixedSize)
    {
        var sample = new RectifiedSample(
            Samples.Features(Human), Samples.Features(Machine), Labelled, isFixedSize ? Samples.All(Rows, 0.5) : Probability,
            isFixedSize ? SampleDraw.FixedSize : SampleDraw.Poisson)
        {
            Map = map,

            // Clusters within arms: errors of a cluster move the slope in one direction.
            Clusters = Enumerable.Range(0, Rows).Select(row => row < Arm ? row / 2 : 5 + (row % 20)).ToArray(),
        };
        var columns = Samples.Columns(Samples.All(Rows, 1.0), X);
        return [.. Samples.Fit<Glm<Bernoulli, Size2>>(columns, sample, options).Targets.Select(target => target.DegreesOfDesign ?? double.NaN)];
    }
}
