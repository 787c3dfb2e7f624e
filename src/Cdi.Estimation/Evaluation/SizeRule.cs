using Cdi.Estimation.Prediction;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Evaluation;

/// <summary>The sizes u of rows, to which inclusion probabilities are proportional: leverage × forecast error, over all targets served (statistics §5).</summary>
/// <remarks>Several targets: u² = Σⱼ ωⱼ (uⱼ/ūⱼ)², ūⱼ the mean over the corpus, so that each target loses the same share of what it could have alone.</remarks>
internal sealed class SizeRule
{
    private readonly SamplingDesign design;
    private readonly ServedTarget[] served;
    private readonly LeverageMap[] leverages;
    private readonly IErrorForecast?[] forecasts;
    private readonly int[] variables;
    private readonly double[] sizes;

    public SizeRule(StudyProblem problem, SamplingDesign design, IReadOnlyList<ServedTarget> targets, Func<int, PredictorBasis> basis)
    {
        this.design = design;
        served = [.. targets];
        sizes = new double[problem.RowCount];
        leverages = new LeverageMap[served.Length];
        variables = new int[served.Length];
        forecasts = new IErrorForecast?[problem.Variables.Count];
        for (var j = 0; j < served.Length; j++)
        {
            var estimand = problem.Estimands[served[j].Estimand];
            leverages[j] = new LeverageMap(estimand, estimand.Targets[served[j].Target]);
            variables[j] = estimand.Variable;
            forecasts[estimand.Variable] ??= design == SamplingDesign.Confidence
                ? new ConfidenceForecast(problem, estimand.Variable)
                : new CalibratedForecast(problem, estimand.Variable, basis(estimand.Variable), design == SamplingDesign.Error);
        }
    }

    /// <summary>n; the sizes of every row.</summary>
    public ReadOnlySpan<double> Sizes => sizes;

    /// <summary>Learns from the labels of earlier blocks and sets the sizes.</summary>
    /// <param name="known">The labels of earlier blocks.</param>
    public void Update(KnownLabels known)
    {
        // The paper's rule starts with a uniform burn-in; a uniform design has no other rule.
        if (design == SamplingDesign.Uniform || (design == SamplingDesign.Confidence && known.Count == 0))
        {
            sizes.AsSpan().Fill(1);
            return;
        }

        foreach (var forecast in forecasts) forecast?.Update(known);
        sizes.AsSpan().Clear();
        for (var j = 0; j < served.Length; j++)
        {
            if (forecasts[variables[j]] is { } forecast) Add(leverages[j], forecast, served[j].Weight);
        }

        foreach (ref var size in sizes.AsSpan()) size = Math.Sqrt(size);
    }

    /// <summary>Adds one target's ω (u/ū)².</summary>
    private void Add(LeverageMap leverage, IErrorForecast forecast, double weight)
    {
        leverage.Update(forecast.Imputed);
        var values = leverage.Values;
        var errors = forecast.SquaredErrors;
        var mean = 0.0;
        for (var row = 0; row < sizes.Length; row++) mean += values[row] * Math.Sqrt(errors[row]) / sizes.Length;
        if (!(mean > 0 && double.IsFinite(mean))) return;
        for (var row = 0; row < sizes.Length; row++) sizes[row] += weight * values[row] * values[row] * errors[row] / (mean * mean);
    }
}
