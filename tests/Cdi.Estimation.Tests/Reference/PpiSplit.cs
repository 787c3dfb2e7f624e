using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>The split of ppi.json, 1000 labelled rows and 4480 others, and the conventions of ppi_py.</summary>
public static class PpiSplit
{
    public const int Labels = 1000;

    private const double Probability = (double)Labels / Politeness.Rows;

    private static readonly Lazy<bool[]> Mask = new(() =>
    {
        var labelled = new bool[Politeness.Rows];
        foreach (var row in ReferenceFile.Load("ppi.json").GetProperty("labelled_index").EnumerateArray()) labelled[row.GetInt32()] = true;
        return labelled;
    });

    public static bool[] Labelled => Mask.Value;

    /// <summary>Each sample about its own mean; the inverse of the plain mean Hessian, of the labelled rows where λ = 0.</summary>
    internal static VarianceConventions Conventions(CovarianceDivisor divisor, double lambda) => new()
    {
        Centring = CovarianceCentring.LabelledAndUnlabelled,
        Freedom = FreedomRule.Reference,
        Divisor = divisor,
        Hessian = lambda == 0 ? HessianConvention.Weighted : HessianConvention.PlainMean,
    };

    internal static EstimationOptions Options(double lambda, CovarianceDivisor divisor) => Rectification.Samples.Options(new LambdaPolicy.Fixed(lambda)) with
    {
        Form = MomentForm.SeparateSamples,
        Conventions = Conventions(divisor, lambda),
    };

    internal static RectifiedSample Sample(double[] human, double[] predicted, double[]? weights = null) => Of(
        Features(human, weights is null ? null : Normalised(weights)),
        Features(predicted, weights is null ? null : Normalised(weights)));

    internal static RectifiedSample Of(double[] features, double[] predictedFeatures) =>
        new(features, predictedFeatures, Labelled, All(Politeness.Rows, Probability), SampleDraw.Poisson);

    /// <summary>The rows of one of the two samples.</summary>
    public static double[] Rows(double[] values, bool labelled) => [.. values.Where((_, i) => Labelled[i] == labelled)];

    /// <summary>Weights as ppi_py uses them: mean 1 in each of the two samples.</summary>
    public static double[] Normalised(double[] weights)
    {
        var (human, other) = (Rows(weights, true).Average(), Rows(weights, false).Average());
        return [.. weights.Select((weight, i) => weight / (Labelled[i] ? human : other))];
    }

    /// <summary>
    /// ppi_py's λ at θ, clipped: tr(H⁻¹Cov(g, ĝ)H⁻¹) / ((1 + n/N) tr(H⁻¹Var(ĝ)H⁻¹)), Cov over labelled rows with divisor n, Var over all rows with divisor n
    /// + N − 1.
    /// </summary>
    /// <param name="coordinate">The element of the diagonal in place of the trace.</param>
    internal static double Lambda<TKernel>(Covariates columns, RectifiedSample sample, double[] parameters, double[] hessianInverse, int? coordinate = null)
        where TKernel : struct, IMEstimator
    {
        var (size, kernel) = (parameters.Length, new MEstimator<TKernel>());
        var (human, predicted) = (new double[Politeness.Rows * size], new double[Politeness.Rows * size]);
        kernel.RowScores(columns.Values, sample.Features, Politeness.Rows, parameters, human);
        kernel.RowScores(columns.Values, sample.PredictedFeatures, Politeness.Rows, parameters, predicted);
        var transformed = Enumerable.Range(0, size)
            .Where(j => coordinate is null || coordinate == j)
            .Select(j => (Human: Transform(human, hessianInverse, size, j), Predicted: Transform(predicted, hessianInverse, size, j)))
            .ToArray();
        var covariance = transformed.Sum(pair => Covariance(Rows(pair.Human, true), Rows(pair.Predicted, true)) / Labels);
        var variance = transformed.Sum(pair => Covariance(pair.Predicted, pair.Predicted) / (Politeness.Rows - 1));
        return Math.Clamp(covariance / ((1 + (Labels / (double)(Politeness.Rows - Labels))) * variance), 0, 1);
    }

    private static double[] Transform(double[] scores, double[] hessianInverse, int size, int coordinate) =>
        [.. Enumerable.Range(0, Politeness.Rows).Select(i =>
            Enumerable.Range(0, size).Sum(k => hessianInverse[(coordinate * size) + k] * scores[(k * Politeness.Rows) + i]))];

    private static double Covariance(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
    }
}
