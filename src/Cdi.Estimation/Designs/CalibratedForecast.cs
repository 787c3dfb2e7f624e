using Cdi.Estimation.Annotations;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>The error that is left after calibration, E[(v − E[v | a, x])² | a, x], shrunk towards a constant until labels support it.</summary>
internal sealed class CalibratedForecast : IErrorForecast
{
    /// <summary>Labels at which half of the learnt differences of the log error are used.</summary>
    private const double SupportingLabels = 100;

    private readonly AnnotatedFeature feature;
    private readonly Calibrator calibrator;
    private readonly IPredictor? residualModel;
    private readonly int[] everyRow;
    private readonly double[] prior;
    private readonly double[] imputed;
    private readonly double[] squaredErrors;
    private readonly bool learnsError;
    private double[] residuals = [];

    /// <param name="problem">The problem.</param>
    /// <param name="index">The feature, as an index of those of the problem.</param>
    /// <param name="columns">What is known of it without a human.</param>
    /// <param name="learnsError">False for a rule of leverage alone, whose error is the same everywhere.</param>
    public CalibratedForecast(StudyProblem problem, int index, PredictorColumns columns, bool learnsError)
    {
        (feature, this.learnsError) = (problem.Features[index], learnsError);
        calibrator = new Calibrator(columns, problem.Calibration, problem.Execution.Cancellation);
        if (feature.Scale == OutcomeScale.Number) residualModel = problem.ErrorModel.Create(columns, problem.Execution.Cancellation);
        prior = ImputedLabels.FromAnswers(feature);
        imputed = [.. prior];
        everyRow = [.. Enumerable.Range(0, problem.RowCount)];
        squaredErrors = new double[problem.RowCount];
        squaredErrors.AsSpan().Fill(1);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<double> Imputed => imputed;

    /// <inheritdoc/>
    public ReadOnlySpan<double> SquaredErrors => squaredErrors;

    /// <inheritdoc/>
    public void Update(KnownLabels known)
    {
        squaredErrors.AsSpan().Fill(1);
        prior.CopyTo(imputed, 0);
        if (known.Count == 0) return;
        calibrator.Fit(known.Rows, known.ValuesOf(feature), known.Weights);
        calibrator.Predict(everyRow, imputed);
        if (!learnsError) return;
        if (residualModel is null) FillVariances();
        else FillResiduals(known, residualModel);
        Shrink(known);
    }

    /// <summary>The variance of an indicator with a known probability.</summary>
    private void FillVariances()
    {
        for (var row = 0; row < imputed.Length; row++) squaredErrors[row] = imputed[row] * (1 - imputed[row]);
    }

    private void FillResiduals(KnownLabels known, IPredictor model)
    {
        if (residuals.Length < known.Count) residuals = new double[known.Count];
        var labels = known.ValuesOf(feature);
        for (var i = 0; i < known.Count; i++)
        {
            var residual = labels[i] - imputed[known.Rows[i]];
            residuals[i] = residual * residual;
        }

        model.Fit(known.Rows, residuals.AsSpan(0, known.Count), known.Weights);
        model.Predict(everyRow, squaredErrors);
    }

    /// <summary>Raises the errors to the power that labels support, which leaves leverage alone to rule where there are few.</summary>
    private void Shrink(KnownLabels known)
    {
        var power = Support(known);
        for (var row = 0; row < squaredErrors.Length; row++) squaredErrors[row] = Math.Pow(squaredErrors[row], power);
    }

    /// <summary>The share of the learnt differences that is used.</summary>
    private static double Support(KnownLabels known) => known.Count / (known.Count + SupportingLabels);
}
