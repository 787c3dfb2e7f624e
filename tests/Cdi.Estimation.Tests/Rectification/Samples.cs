using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Short ways to write down samples and options.</summary>
public static class Samples
{
    public static Covariates Columns(params double[][] columns) => new(columns.SelectMany(column => column).ToArray(), columns[0].Length);

    public static double[] Features(double[] values, double[]? weights = null) =>
        [.. values.Select((_, i) => weights?[i] ?? 1), .. values.Select((value, i) => value * (weights?[i] ?? 1))];

    internal static RectifiedSample FullyLabelled(double[] human, double[]? weights = null) => new(
        Features(human, weights), ReadOnlyMemory<double>.Empty, All(human.Length, true), All(human.Length, 1.0), SampleDraw.Poisson);

    internal static RectifiedSample Sample(double[] human, double[] predicted, bool[] labelled, double[] probability, SampleDraw? draw = null) => new(
        Features(human), Features(predicted), labelled, probability, draw ?? SampleDraw.Poisson);

    public static T[] All<T>(int count, T value) => [.. Enumerable.Repeat(value, count)];

    public static Target[] Coefficients(int count, Scale? scale = null) =>
        [.. Enumerable.Range(0, count).Select(j => Target.Coefficient(j, $"b{j}", scale ?? Scale.Difference, count))];

    public static EstimationOptions Options(LambdaPolicy lambda, Generalise generalise = Generalise.Population) =>
        new() { Generalise = generalise, Alpha = 0.1, Lambda = lambda };

    /// <summary>With the degrees of freedom of the reference packages: the normal, and G − 1 for clusters.</summary>
    public static EstimationOptions PeerOptions(LambdaPolicy lambda, Generalise generalise = Generalise.Population) =>
        Options(lambda, generalise) with { Conventions = new VarianceConventions { Freedom = FreedomRule.Reference } };

    internal static RectifiedFit Fit<TKernel>(Covariates covariates, RectifiedSample sample, EstimationOptions options, params Target[] targets)
        where TKernel : struct, IMEstimator =>
        Assert.IsType<RectifiedFit>(Outcome<TKernel>(covariates, sample, options, targets));

    internal static EstimationOutcome Outcome<TKernel>(Covariates covariates, RectifiedSample sample, EstimationOptions options, params Target[] targets)
        where TKernel : struct, IMEstimator =>
        new RectifiedEstimator(new MEstimator<TKernel>()).Estimate(
            covariates, sample, targets.Length == 0 ? Coefficients(TKernel.ParameterCount) : targets, options);
}
