using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>What weights of rows do to averages over rows and to degrees of freedom, rows of weight 0 being as good as none.</summary>
public sealed class RowWeightTests
{
    private const int Rows = 100;

    private static readonly Random Numbers = new(20261127);
    private static readonly double[] One = Samples.All(Rows, 1.0);
    private static readonly double[] Z = Uniform();
    private static readonly double[] X = [.. Uniform().Select((noise, row) => Z[row] + (0.4 * noise))];
    private static readonly double[] Human = [.. Uniform().Select((noise, row) => 1 + (2 * X[row]) + (3 * noise))];

    // Of every eighth row the regressor is not known, and filled by that of the first that has one.
    private static readonly double[] Known = [.. One.Select((_, row) => row % 8 == 3 ? 0.0 : 1)];
    private static readonly double[] Filled = [.. X.Select((value, row) => Known[row] == 0 ? X[0] : value)];

    [Theory]
    [InlineData(VarianceEstimator.HC0, false)]
    [InlineData(VarianceEstimator.HC0, true)]
    [InlineData(VarianceEstimator.HC1, false)]
    [InlineData(VarianceEstimator.Model, false)]
    [InlineData(VarianceEstimator.Model, true)]
    public void Rows_that_are_left_out_enter_no_prediction(VarianceEstimator variance, bool areGiven)
    {
        var actual = Predicted(Filled, Human, Known, variance, areGiven);
        var expected = Predicted(Kept(X), Kept(Human), null, variance, areGiven);
        Assert.Equal(expected.Point, actual.Point, 1e-12);
        Assert.Equal(expected.StandardError, actual.StandardError, 1e-12);
        Assert.Equal(expected.DegreesOfFreedom, actual.DegreesOfFreedom);
        Assert.True(Math.Abs(Predicted(Filled, Human, null, variance, areGiven).Point - expected.Point) > 1e-3);
    }

    /// <summary>The weighted mean of fitted values is that of the outcome: √Σw²(v − v̄)²/Σw, and with regressors taken as given √Σw²e²/Σw.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_mean_prediction_weighs_rows_as_the_loss_does(bool areGiven)
    {
        double[] weights = [.. One.Select((_, row) => (row % 3) + 1.0)];
        int[] times = [.. Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Repeat(row, (int)weights[row]))];
        var actual = Predicted(X, Human, weights, VarianceEstimator.HC0, areGiven);
        Assert.Equal(Predicted([.. times.Select(row => X[row])], [.. times.Select(row => Human[row])], null, VarianceEstimator.HC0, areGiven).Point,
            actual.Point, 1e-12);
        var mean = times.Average(row => Human[row]);
        Assert.Equal(mean, actual.Point, 1e-12);
        var (meanX, along, square) = (times.Average(row => X[row]), 0.0, 0.0);
        foreach (var row in times)
        {
            along += (X[row] - meanX) * Human[row];
            square += (X[row] - meanX) * (X[row] - meanX);
        }

        var sum = Enumerable.Range(0, Rows).Sum(row =>
            Math.Pow(weights[row] * (Human[row] - mean - (areGiven ? along / square * (X[row] - meanX) : 0)), 2));
        Assert.Equal(Math.Sqrt(sum) / times.Length, actual.StandardError, 1e-12);
    }

    [Theory]
    [InlineData(VarianceEstimator.Model)]
    [InlineData(VarianceEstimator.Quasi)]
    [InlineData(VarianceEstimator.HC1)]
    public void Rows_of_weight_0_leave_no_degree_of_freedom(VarianceEstimator variance)
    {
        double[] weights = [.. One.Select((_, row) => row < 8 ? 1.0 : 0)];
        var options = Options(variance);
        var actual = Samples.Fit<Glm<Gaussian, Size2>>(
            Samples.Columns(One, X), Samples.FullyLabelled(Human, weights), options with { RowWeights = weights }, Samples.Coefficients(2));
        var expected = Samples.Fit<Glm<Gaussian, Size2>>(
            Samples.Columns(One[..8], X[..8]), Samples.FullyLabelled(Human[..8]), options, Samples.Coefficients(2));
        Same(expected, actual);
        if (variance != VarianceEstimator.HC1) Assert.Equal(6, actual.Targets[1].DegreesOfFreedom);
    }

    [Theory]
    [InlineData(VarianceEstimator.Model)]
    [InlineData(VarianceEstimator.HC1)]
    public void Rows_of_weight_0_leave_no_degree_of_freedom_to_instruments(VarianceEstimator variance)
    {
        double[] weights = [.. One.Select((_, row) => row < 12 ? 1.0 : 0)];
        var actual = Instrumented(new([One, X], [0, 0], null, [One, Z], 2, weights), Human, Options(variance) with { RowWeights = weights });
        var expected = Instrumented(new([One[..12], X[..12]], [0, 0], null, [One[..12], Z[..12]], 2), Human[..12], Options(variance));
        Same(expected, actual);
        if (variance == VarianceEstimator.Model) Assert.Equal(10, actual.Targets[1].DegreesOfFreedom);
    }

    [Fact]
    public void Fewer_rows_that_count_than_parameters_are_too_few_labels()
    {
        double[] weights = [.. One.Select((_, row) => row < 2 ? 1.0 : 0)];
        Assert.IsType<SolveFailure.TooFewLabels>(Samples.Outcome<Glm<Gaussian, Size2>>(
            Samples.Columns(One, X), Samples.FullyLabelled(Human, weights), Options(VarianceEstimator.Model) with { RowWeights = weights }));
    }

    /// <summary>Labels of an event may be those of a regressor, and the outcome a count: an effect of 6 is none that ends at 1.</summary>
    [Theory]
    [InlineData(false, 8, 12)]
    [InlineData(true, 1, 1)]
    public void A_difference_ends_at_1_where_shares_are_predicted_and_nowhere_else(bool areShares, double least, double largest)
    {
        double[] said = [.. One.Select((_, row) => row % 2 == 0 ? 1.0 : 0)];
        var rows = new RowAverages(1, (parameters, row, values) => values[0] = 20 * parameters[0] * row[0],
            (_, row, values) => values[0] = 20 * row[0], (_, averages) => averages[0], (_, _, gradient) => (gradient[0], gradient[1]) = (0, 1))
            { AreShares = areShares };
        var estimand = new StudyEstimand("effect", new MEstimator<Glm<Gaussian, Size1>>(), Samples.Columns(One), FeatureMap.Event(0, 2, 1),
            [Target.OfRows("x", Scale.Difference, rows)]);
        var sample = new RectifiedSample(Samples.Features(said), default, Samples.All(Rows, true), One, SampleDraw.Poisson) { Map = estimand.Features };
        var fit = Samples.Fit<Glm<Gaussian, Size1>>(estimand.Covariates, sample, Options(VarianceEstimator.HC0), [.. estimand.Targets]);
        Assert.InRange(fit.Targets[0].Upper ?? double.NaN, least, largest);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void A_weight_is_a_number_of_0_or_more(double weight) => Assert.Throws<ArgumentException>(() => Estimand(X, [.. One[1..], weight], false));

    private static TargetEstimate Predicted(double[] regressor, double[] human, double[]? weights, VarianceEstimator variance, bool areGiven)
    {
        var estimand = Estimand(regressor, weights, areGiven);
        return Samples.Fit<Glm<Gaussian, Size2>>(estimand.Covariates, Samples.FullyLabelled(human, weights),
            Options(variance) with { RowWeights = estimand.RowWeights }, [.. estimand.Targets]).Targets[0];
    }

    // predicted() of linear(human ~ 1 + x).
    private static StudyEstimand Estimand(double[] regressor, double[]? weights, bool areGiven)
    {
        var rows = new RowAverages(1, (parameters, row, values) => values[0] = (parameters[0] * row[0]) + (parameters[1] * row[1]),
            (_, row, values) => row.CopyTo(values), (_, averages) => averages[0], (_, _, gradient) => (gradient[0], gradient[1], gradient[2]) = (0, 0, 1))
            { AreGiven = areGiven };
        return new("mean", new MEstimator<Glm<Gaussian, Size2>>(), Samples.Columns(Samples.All(regressor.Length, 1.0), regressor), FeatureMap.Number(0),
            [Target.OfRows("predicted", Scale.Mean, rows)]) { RowWeights = weights };
    }

    private static RectifiedFit Instrumented(InstrumentedColumns columns, double[] human, EstimationOptions options)
    {
        var estimator = columns.Estimator(default);
        return Assert.IsType<RectifiedFit>(new RectifiedEstimator(estimator).Estimate(
            columns.Binder.Bind(estimator), Samples.FullyLabelled(human), Samples.Coefficients(2), options));
    }

    private static void Same(RectifiedFit expected, RectifiedFit actual)
    {
        foreach (var (one, other) in expected.Targets.Zip(actual.Targets))
        {
            Assert.Equal(one.Point, other.Point, 1e-9);
            Assert.Equal(one.StandardError, other.StandardError, 1e-9);
            Assert.Equal(one.DegreesOfFreedom, other.DegreesOfFreedom);
        }
    }

    private static EstimationOptions Options(VarianceEstimator variance) =>
        Samples.PeerOptions(LambdaPolicy.None) with { Variance = variance, Likelihood = new Likelihood(true, true) };

    private static double[] Kept(double[] values) => [.. values.Where((_, row) => Known[row] == 1)];

    private static double[] Uniform() => [.. Enumerable.Range(0, Rows).Select(_ => Numbers.NextDouble())];
}
