using Cdi.Estimation.Annotations;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Quantiles;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>A quantile regression of an outcome on columns and a constant.</summary>
internal sealed record QuantileStudy(double[][] Columns, double[] Outcome, double Level)
{
    /// <summary>κ; empty where every row counts once.</summary>
    public double[] Weights { get; init; } = [];

    /// <summary>Clusters of rows; empty where they are independent.</summary>
    public int[] Clusters { get; init; } = [];

    /// <summary>What a model says; empty where there is none.</summary>
    public double[] Said { get; init; } = [];

    private int Rows => Outcome.Length;

    /// <summary>y = 1 + 2x + (½ + x)e with e normal, and a model that says y with an error.</summary>
    public static QuantileStudy Synthetic(int rows, int seed)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(value => 1 + (2 * value) + ((0.5 + value) * Noise(random)))];
        return new([x], y, 0.5) { Said = [.. y.Select(value => value + 0.2 + (0.5 * Noise(random)))] };
    }

    /// <summary>A standard normal number.</summary>
    public static double Noise(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>x of a row, the constant first.</summary>
    public double At(int row, int column) => column == 0 ? 1 : Columns[column - 1][row];

    /// <summary>The solution over all rows.</summary>
    public QuantileSolution Solve() => QuantileSolver.Solve(
        (double[])[.. Ones(), .. Columns.SelectMany(each => each)], Outcome, Weights.Length == 0 ? Ones() : Weights, Level, default)
        ?? throw new InvalidOperationException("There is no solution.");

    /// <summary>The fit of the wholly labelled corpus.</summary>
    public RectifiedFit Fit(EstimationMethod method, VarianceEstimator variance) => Assert.IsType<RectifiedFit>(Attempt(method, variance));

    /// <summary>The fit of the wholly labelled corpus, or why there is none.</summary>
    public EstimationOutcome Attempt(EstimationMethod method, VarianceEstimator variance) =>
        Estimate(method, GivenSample.Census(new RecordedAnnotations([Outcome])), Generalise.Population, variance, IntervalRule.Wald);

    /// <summary>The fit of a sample drawn with given probabilities.</summary>
    public RectifiedFit Sampled(EstimationMethod method, double[] labels, double[] chances, Generalise generalise) => Assert.IsType<RectifiedFit>(Estimate(
        method, GivenSample.Of(new RecordedAnnotations([labels]), 0, new DeclaredDesign(DrawMethod.Poisson, chances)), generalise,
        VarianceEstimator.ClusterCR1, IntervalRule.FiniteSample));

    private EstimationOutcome Estimate(EstimationMethod method, DrawnSample sample, Generalise generalise, VarianceEstimator variance, IntervalRule interval)
    {
        var estimation = new StudyEstimation(Problem(), 5);
        var options = estimation.OptionsFor(0, method, new InferenceSettings(generalise, 0.1) { Variance = variance, Interval = interval });
        return estimation.Estimate(0, sample, method, options);
    }

    private StudyProblem Problem()
    {
        double[] columns = [.. Ones(), .. Columns.SelectMany(each => each)];
        var size = Columns.Length + 1;
        var weights = Weights.Length == 0 ? Ones() : Weights;
        MEstimator estimator = size switch
        {
            1 => new MEstimator<WeightedGaussian<Size1>>(),
            2 => new MEstimator<WeightedGaussian<Size2>>(),
            3 => new MEstimator<WeightedGaussian<Size3>>(),
            _ => new MEstimator<WeightedGaussian<Size4>>(),
        };
        return new(Enumerable.Range(0, Rows).Select(row => RowKey.FromRowNumber(row)).ToArray(), [AnnotatedVariable.OfNumber("y", Rows, Said, default)],
            [
                new StudyEstimand("q", estimator, new Covariates((double[])[.. columns, .. weights], Rows), FeatureMap.Number(0),
                    [.. Enumerable.Range(0, size).Select(j => Target.Coefficient(j, $"b{j}", Scale.Coefficient, size))], size - 1)
                {
                    RegressionLevel = Level, RowWeights = Weights, Clusters = Clusters,
                },
            ],
            Columns.Length == 0 ? Covariates.None(Rows) : new Covariates(columns.AsMemory(Rows), Rows));
    }

    private double[] Ones() => [.. Enumerable.Repeat(1.0, Rows)];
}
