using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>The sizes u of rows, to which inclusion probabilities are proportional: leverage × forecast error, over all targets served (statistics
/// §5).</summary>
/// <remarks>
/// Several targets: u² = Σⱼ ωⱼ uⱼ²/mean(uⱼ²), which minimises the weighted sum of their variances, each as a share of its
/// variance under uniform sampling. Uniform sampling is mixed in until none of them is forecast to lose more than
/// <see cref="LargestLoss"/> of its variance to the others.
/// </remarks>
internal sealed class SizeRule
{
    /// <summary>The share by which serving other targets may raise a target's variance above uniform sampling: 2 % of an interval's width.</summary>
    private const double LargestLoss = 0.04;

    private const int BisectionSteps = 8;

    private readonly SamplingDesign design;
    private readonly ServedTarget[] served;
    private readonly LeverageMap[] leverages;
    private readonly IErrorForecast?[] forecasts;
    private readonly IErrorForecast[]?[] ofTarget;
    private readonly double[][] squares;
    private readonly double[] sizes;

    /// <param name="problem">The problem.</param>
    /// <param name="design">The design.</param>
    /// <param name="targets">The targets served.</param>
    /// <param name="columns">What is known of every row, by feature.</param>
    /// <param name="spent">A rule for the same targets of a copy of the problem, which is not used any more and whose buffers are taken; null for none.</param>
    public SizeRule(
        StudyProblem problem, SamplingDesign design, IReadOnlyList<ServedTarget> targets, Func<int, PredictorColumns> columns, SizeRule? spent = null)
    {
        this.design = design;
        served = [.. targets];
        spent = spent?.sizes.Length == problem.RowCount ? spent : null;
        sizes = spent?.sizes ?? new double[problem.RowCount];
        squares = spent?.squares ?? [.. served.Select(_ => new double[problem.RowCount])];
        leverages = new LeverageMap[served.Length];
        ofTarget = new IErrorForecast[]?[served.Length];
        forecasts = new IErrorForecast?[problem.Features.Length];
        for (var j = 0; j < served.Length; j++)
        {
            var estimand = problem.Estimands[served[j].Estimand];
            leverages[j] = new LeverageMap(estimand, estimand.Targets[served[j].Target], spent?.leverages[j]);
            var features = problem.FeaturesOf(served[j].Estimand);
            foreach (var feature in features) forecasts[feature] ??= design.Forecast(problem, feature, columns);
            IErrorForecast[] own = [.. features.Select(feature => forecasts[feature]).OfType<IErrorForecast>()];
            if (own.Length == features.Length) ofTarget[j] = own;
        }
    }

    /// <summary>n; the sizes of every row.</summary>
    public ReadOnlySpan<double> Sizes => sizes;

    /// <summary>Learns from the labels of earlier blocks and sets the sizes.</summary>
    /// <param name="known">The labels of earlier blocks.</param>
    public void Update(KnownLabels known)
    {
        if (!design.Learns || (design.NeedsLabels && known.Count == 0))
        {
            sizes.AsSpan().Fill(1);
            return;
        }

        foreach (var forecast in forecasts) forecast?.Update(known);
        sizes.AsSpan().Clear();
        for (var j = 0; j < served.Length; j++)
        {
            if (ofTarget[j] is { } own) Add(j, own);
        }

        foreach (ref var size in sizes.AsSpan()) size = Math.Sqrt(size);
        if (served.Length > 1) Protect();
    }

    /// <summary>Adds one target's ω u²/mean(u²), u² the sum over the features of its labels; uniform where its leverage has no finite mean above 0.</summary>
    private void Add(int target, IErrorForecast[] features)
    {
        leverages[target].Update(features);
        var own = squares[target];
        own.AsSpan().Clear();
        for (var feature = 0; feature < features.Length; feature++)
        {
            var leverage = leverages[target].Of(feature);
            var errors = features[feature].SquaredErrors;
            for (var row = 0; row < own.Length; row++) own[row] += leverage[row] * leverage[row] * errors[row];
        }

        var mean = 0.0;
        foreach (var size in own) mean += size / own.Length;
        var usable = mean > 0 && double.IsFinite(mean);
        for (var row = 0; row < own.Length; row++)
        {
            own[row] = usable ? own[row] / mean : 1;
            sizes[row] += served[target].Weight * own[row];
        }
    }

    /// <summary>Mixes the least share of uniform sampling in at which no target loses too much.</summary>
    private void Protect()
    {
        var mean = 0.0;
        foreach (var size in sizes) mean += size / sizes.Length;
        if (!(mean > 0)) return;
        foreach (ref var size in sizes.AsSpan()) size /= mean;
        if (LargestRatio(0) <= 1 + LargestLoss) return;

        // Variances are convex in the share and no greater than allowed at 1, so that bisection finds the least one.
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < BisectionSteps; step++)
        {
            var middle = (low + high) / 2;
            if (LargestRatio(middle) <= 1 + LargestLoss) high = middle;
            else low = middle;
        }

        foreach (ref var size in sizes.AsSpan()) size = ((1 - high) * size) + high;
    }

    /// <summary>The largest ratio over targets of the variance under the rule to that under uniform sampling.</summary>
    private double LargestRatio(double uniformShare)
    {
        var largest = 0.0;
        foreach (var own in squares)
        {
            var ratio = 0.0;
            for (var row = 0; row < own.Length; row++)
            {
                if (own[row] > 0) ratio += own[row] / (((1 - uniformShare) * sizes[row]) + uniformShare) / own.Length;
            }

            largest = Math.Max(largest, ratio);
        }

        return largest;
    }
}
