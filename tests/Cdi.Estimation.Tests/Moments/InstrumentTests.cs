using System.Globalization;
using System.Text.Json;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Tests.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Testing;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>Two-stage least squares under every λ, target and variance: least squares where regressors instrument themselves, the closed form else.</summary>
public sealed class InstrumentTests
{
    private const int Rows = 500;

    private static readonly Random Numbers = new(20260402);
    private static readonly double[] One = Samples.All(Rows, 1.0);
    private static readonly double[][] Z = [Uniform(), Uniform()];
    private static readonly double[] Hidden = Uniform();
    private static readonly double[] W = Uniform();
    private static readonly double[] X = [.. Uniform().Select((noise, row) => Z[0][row] + (0.5 * Z[1][row]) + Hidden[row] + (0.3 * noise))];
    private static readonly double[] Human = [.. Uniform().Select((noise, row) => 1 + (0.7 * X[row]) - W[row] + (2 * Hidden[row]) + (0.5 * noise))];
    private static readonly double[] Machine = [.. Human.Select((value, row) => (0.8 * value) + (0.6 * Numbers.NextDouble()) + (0.1 * W[row]))];
    private static readonly double[] Probability = [.. W.Select(value => 0.2 + (0.5 * value))];
    private static readonly bool[] Labelled = [.. Probability.Select(chance => Numbers.NextDouble() < chance)];
    private static readonly int[] ClusterOf = [.. Enumerable.Range(0, Rows).Select(row => row % 37)];

    [Theory]
    [InlineData("none", Generalise.Population, VarianceEstimator.Sandwich)]
    [InlineData("full", Generalise.Population, VarianceEstimator.Sandwich)]
    [InlineData("half", Generalise.Corpus, VarianceEstimator.Sandwich)]
    [InlineData("target", Generalise.Population, VarianceEstimator.Sandwich)]
    [InlineData("target", Generalise.Corpus, VarianceEstimator.Sandwich)]
    [InlineData("trace", Generalise.Population, VarianceEstimator.ClusterCR1)]
    [InlineData("none", Generalise.Population, VarianceEstimator.ClusterCR2)]
    [InlineData("none", Generalise.Population, VarianceEstimator.HC3)]
    public void Regressors_that_instrument_themselves_give_least_squares(string lambda, Generalise generalise, VarianceEstimator variance)
    {
        var options = Samples.PeerOptions(Policy(lambda), generalise) with { Variance = variance, InfluentialRows = 3 };
        var expected = Samples.Fit<Glm<Gaussian, Size3>>(Samples.Columns(One, X, W), Sample(), options, Samples.Coefficients(3));
        var actual = Fit(new([One, X, W], [0, 0, 0], null, [W, One, X], 2), options);
        Assert.Equal(expected.Lambda, actual.Lambda, 1e-9);
        for (var j = 0; j < 3; j++)
        {
            Assert.Equal(expected.Targets[j].Point, actual.Targets[j].Point, 1e-9);
            Assert.Equal(expected.Targets[j].StandardError, actual.Targets[j].StandardError, 1e-9);
            Assert.Equal(expected.Targets[j].InfluentialRows.Select(row => row.Row), actual.Targets[j].InfluentialRows.Select(row => row.Row));
        }
    }

    /// <summary>θ = (Π′M_zzΠ)⁻¹Π′M_zy with c₀ = λ + w(1 − λ) and c₁ = λv̂ + w(v − λv̂), and the covariance of the same moments.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.4)]
    [InlineData(1.0)]
    public void Surplus_instruments_give_the_closed_form(double lambda)
    {
        var options = Samples.PeerOptions(new LambdaPolicy.Fixed(lambda));
        var actual = Fit(new([One, X, W], [0, 0, 0], null, [One, W, .. Z], 2), options);
        var (x, z) = (Matrix<double>.Build.DenseOfColumnArrays(One, X, W), Matrix<double>.Build.DenseOfColumnArrays(One, W, Z[0], Z[1]));
        double[] weight = [.. Probability.Select((chance, row) => Labelled[row] ? 1 / chance : 0)];
        var free = Vector<double>.Build.DenseOfEnumerable(weight.Select(w => lambda + (w * (1 - lambda))));
        var said = Vector<double>.Build.DenseOfEnumerable(
            weight.Select((w, row) => (lambda * Machine[row]) + (w * ((w > 0 ? Human[row] : 0) - (lambda * Machine[row])))));
        var weighted = Matrix<double>.Build.DenseOfDiagonalVector(free);
        var fitted = z * (z.Transpose() * weighted * z).Solve(z.Transpose() * weighted * x);
        var hessian = fitted.Transpose() * weighted * fitted;
        var theta = hessian.Solve(fitted.Transpose() * said);
        var moments = Matrix<double>.Build.DenseOfRowVectors(
            Enumerable.Range(0, Rows).Select(row => fitted.Row(row) * ((free[row] * (x.Row(row) * theta)) - said[row])));
        var bread = hessian.Inverse();
        var covariance = bread * (moments.Transpose() * moments) * bread * Rows / (Rows - 1);
        for (var j = 0; j < 3; j++)
        {
            Assert.Equal(theta[j], actual.Targets[j].Point, 1e-9);
            Assert.Equal(Math.Sqrt(covariance[j, j]), actual.Targets[j].StandardError, 1e-9);
        }
    }

    [Fact]
    public void Score_and_Jacobian_match_central_differences()
    {
        const double Step = 1e-5;
        var columns = new InstrumentedColumns([One, X, W], [0, 0, 0], null, [One, W, .. Z], 2);
        var equation = columns.Binder.Bind(columns.Estimator(default)).Over(new RowColumns(Samples.Features(Human, Probability), Rows));
        double[] theta = [0.3, -0.2, 0.9];
        var (score, jacobian, before, after, unused) = (new double[3], new double[9], new double[3], new double[3], new double[9]);
        equation.Evaluate(theta, score, jacobian);
        for (var j = 0; j < 3; j++)
        {
            double[] less = [.. theta], more = [.. theta];
            (less[j], more[j]) = (theta[j] - Step, theta[j] + Step);
            Assert.Equal(score[j], (equation.Value(more) - equation.Value(less)) / (2 * Step), 1e-8);
            equation.Evaluate(less, before, unused);
            equation.Evaluate(more, after, unused);
            for (var k = 0; k < 3; k++) Assert.Equal(jacobian[(k * 3) + j], (after[k] - before[k]) / (2 * Step), 1e-8);
        }
    }

    [Fact]
    public void An_annotated_regressor_that_people_said_of_every_row_is_a_column()
    {
        var options = Samples.PeerOptions(LambdaPolicy.None);
        double[] features = [.. One, .. X, .. Human];
        var sample = new RectifiedSample(features, default, Samples.All(Rows, true), One, SampleDraw.Poisson) { Map = Both };
        var expected = Fit(new([One, X, W], [0, 0, 0], null, [One, W, .. Z], 2), options, Samples.FullyLabelled(Human));
        var actual = Fit(new([One, One, W], [0, 1, 0], null, [One, W, .. Z], 3), options, sample);
        var observed = Fit(new([One, One, W], [0, 1, 0], Human, [One, W, .. Z], 2), options, Samples.FullyLabelled(X));
        for (var j = 0; j < 3; j++)
        {
            Assert.Equal(expected.Targets[j].Point, actual.Targets[j].Point, 1e-10);
            Assert.Equal(expected.Targets[j].StandardError, actual.Targets[j].StandardError, 1e-10);
            Assert.Equal(expected.Targets[j].Point, observed.Targets[j].Point, 1e-10);
            Assert.Equal(expected.Targets[j].StandardError, observed.Targets[j].StandardError, 1e-10);
        }
    }

    [Fact]
    public void Order_of_rows_and_an_instrument_said_twice_change_nothing()
    {
        var options = Samples.PeerOptions(LambdaPolicy.OptimalFor(1));
        var expected = Fit(new([One, X, W], [0, 0, 0], null, [One, W, .. Z], 2), options);
        int[] order = [.. Enumerable.Range(0, Rows).OrderBy(row => row * 7919 % Rows)];
        T[] Ordered<T>(T[] values) => [.. order.Select(row => values[row])];
        double[] twice = [.. Z[0].Select(value => (3 * value) - 1)];
        var sample = new RectifiedSample(
            Samples.Features(Ordered(Human)), Samples.Features(Ordered(Machine)), Ordered(Labelled), Ordered(Probability), SampleDraw.Poisson);
        var actual = Fit(new(
            [One, Ordered(X), Ordered(W)], [0, 0, 0], null, [One, Ordered(W), Ordered(Z[0]), Ordered(twice), Ordered(Z[1])], 2), options, sample);
        for (var j = 0; j < 3; j++)
        {
            Assert.Equal(expected.Targets[j].Point, actual.Targets[j].Point, 1e-9);
            Assert.Equal(expected.Targets[j].StandardError, actual.Targets[j].StandardError, 1e-9);
        }
    }

    [Fact]
    public void Instruments_that_do_not_tell_regressors_apart_are_no_estimate()
    {
        var columns = new InstrumentedColumns([One, X, W], [0, 0, 0], null, [One, Z[0], [.. Z[0].Select(value => 2 * value)]], 2);
        var outcome = new RectifiedEstimator(columns.Estimator(default)).Estimate(
            columns.Binder.Bind(columns.Estimator(default)), Sample(), Samples.Coefficients(3), Samples.PeerOptions(LambdaPolicy.None));
        Assert.IsType<SolveFailure.Collinear>(outcome);
    }

    /// <summary>200 trials at 90 %: the exact binomial 99.9 % bounds are .825 and .96.</summary>
    [Theory]
    [InlineData(false, Generalise.Corpus)]
    [InlineData(true, Generalise.Corpus)]
    [InlineData(true, Generalise.Population)]
    public void Intervals_cover(bool annotatesRegressor, Generalise generalise)
    {
        double[] heard = [.. X.Select((value, row) => value + (0.4 * Numbers.NextDouble()) - (0.2 * W[row]))];
        var columns = annotatesRegressor ? new InstrumentedColumns([One, One, W], [0, 1, 0], null, [One, W, .. Z], 3)
            : new InstrumentedColumns([One, X, W], [0, 0, 0], null, [One, W, .. Z], 2);
        var estimand = new StudyEstimand("slope", columns.Estimator(default), columns.Covariates, annotatesRegressor ? Both : FeatureMap.Number(0),
            [Samples.Coefficients(3)[1]]) { Instruments = columns };
        RowKey[] keys = [.. Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber)];
        AnnotatedVariable[] variables = annotatesRegressor
            ? [AnnotatedVariable.OfNumber("x", Rows, heard, default), AnnotatedVariable.OfNumber("v", Rows, Machine, default)]
            : [AnnotatedVariable.OfNumber("v", Rows, Machine, default)];
        var study = new RecordedStudy(new(keys, variables, [estimand], Samples.Columns(W)), annotatesRegressor ? new(X, Human) : new(Human));
        var settings = new ReplaySettings
        {
            Name = "instruments",
            Trials = 200,
            Threads = 2,
            Plan = SyntheticStudy.Plan(SamplingDesign.Uniform, 150),
            Methods = [EstimationMethod.HumanOnly, EstimationMethod.PpiTuned, EstimationMethod.Calibrated],
            Inference = new InferenceSettings(generalise, 0.1) { Interval = IntervalRule.Wald },
        };
        foreach (var cell in Assert.IsType<ReplayResult>(study.Replay.Run(settings)).Cells)
        {
            Assert.Equal(0, cell.Failures);
            Assert.InRange(cell.Coverage.Share, 0.825, 0.96);
        }
    }

    /// <summary>Mroz's women with weights of age / 40: a text with π has the weight 1/π (r/instrumental_variables.json, iv-mroz-weighted; 1e-8).</summary>
    [SharedTheory]
    [InlineData("HC0", VarianceEstimator.HC0)]
    [InlineData("HC1", VarianceEstimator.HC1)]
    public void Weights_are_those_of_ivreg(string key, VarianceEstimator variance)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/r/instrumental_variables.json")));
        var expected = reference.RootElement.GetProperty("cases").EnumerateArray().First(each => each.GetProperty("id").GetString() == "iv-mroz-weighted");
        string[] lines = File.ReadAllText(SharedFolder.File("reference/r/data/psid1976.csv")).Replace("\"", "", StringComparison.Ordinal).Trim().Split('\n');
        string[] names = lines[0].Trim().Split(',');
        string[][] women = [.. lines.Skip(1).Select(line => line.Trim().Split(',')).Where(cells => cells[Array.IndexOf(names, "participation")] == "yes")];
        double[] Of(string name) => [.. women.Select(cells => double.Parse(cells[Array.IndexOf(names, name)], CultureInfo.InvariantCulture))];
        double[] one = Samples.All(women.Length, 1.0), chances = [.. Of("age").Select(age => 20 / age)];
        var sample = new RectifiedSample(
            Samples.Features([.. Of("wage").Select(wage => Math.Log(wage))]), default, Samples.All(women.Length, true), chances, SampleDraw.Poisson);
        var fit = Fit(new([one, Of("education"), Of("experience")], [0, 0, 0], null, [one, Of("feducation"), Of("meducation"), Of("experience")], 2),
            Samples.PeerOptions(LambdaPolicy.None) with { Variance = variance }, sample);
        foreach (var (estimate, error, target) in expected.GetProperty("estimate").EnumerateArray().Zip(
            expected.GetProperty("se").GetProperty(key).EnumerateArray(), fit.Targets))
        {
            Assert.Equal(estimate.GetDouble(), target.Point, 1e-8 * Math.Abs(estimate.GetDouble()));
            Assert.Equal(error.GetDouble(), target.StandardError, 1e-8 * error.GetDouble());
        }
    }

    private static FeatureMap Both { get; } = FeatureMap.Products([0, 1], [0, 0], [[], [(0, null)], [(1, null)]], []);

    private static LambdaPolicy Policy(string lambda) => lambda switch
    {
        "none" => LambdaPolicy.None,
        "full" => LambdaPolicy.Full,
        "half" => new LambdaPolicy.Fixed(0.5),
        "target" => LambdaPolicy.OptimalFor(1),
        _ => LambdaPolicy.OptimalTrace,
    };

    private static RectifiedSample Sample() => new(Samples.Features(Human), Samples.Features(Machine), Labelled, Probability, SampleDraw.Poisson)
    {
        Clusters = ClusterOf,
    };

    private static RectifiedFit Fit(InstrumentedColumns columns, EstimationOptions options, RectifiedSample? sample = null)
    {
        var estimator = columns.Estimator(default);
        return Assert.IsType<RectifiedFit>(new RectifiedEstimator(estimator).Estimate(
            columns.Binder.Bind(estimator), sample ?? Sample(), Samples.Coefficients(columns.Layout.Parameters), options));
    }

    private static double[] Uniform() => [.. Enumerable.Range(0, Rows).Select(_ => Numbers.NextDouble())];
}
