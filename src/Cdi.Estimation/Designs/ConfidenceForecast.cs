using Cdi.Estimation.Annotations;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>The error of the LLM's own label, learnt from its confidence: the rule of Gligorić et al. (2024).</summary>
internal sealed class ConfidenceForecast : IErrorForecast
{
    private readonly AnnotatedFeature feature;
    private readonly IPredictor model;
    private readonly double[] imputed;
    private readonly double[] squaredErrors;
    private int[] rows = [];
    private double[] errors = [];
    private double[] weights = [];

    public ConfidenceForecast(StudyProblem problem, int index, PredictorColumns columns)
    {
        feature = problem.Features[index];
        model = PredictorKind.ConfidenceHistogram.Create(columns, problem.Execution.Cancellation);
        imputed = ImputedLabels.FromAnswers(feature);
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
        var count = Gather(known);
        if (count == 0)
        {
            squaredErrors.AsSpan().Fill(1);
            return;
        }

        model.Fit(rows.AsSpan(0, count), errors.AsSpan(0, count), weights.AsSpan(0, count));
        var largest = 0.0;
        for (var row = 0; row < squaredErrors.Length; row++) largest = Math.Max(largest, squaredErrors[row] = model.Predict(row));

        // A row without an answer has no prediction to be right.
        for (var row = 0; row < squaredErrors.Length; row++) squaredErrors[row] = feature.HasAnswer(row) ? squaredErrors[row] : largest;
    }

    /// <summary>Collects the labelled rows for which the LLM gave an answer.</summary>
    private int Gather(KnownLabels known)
    {
        if (rows.Length < known.Count) (rows, errors, weights) = (new int[known.Count], new double[known.Count], new double[known.Count]);
        var labels = known.ValuesOf(feature);
        var count = 0;
        for (var i = 0; i < known.Count; i++)
        {
            if (!feature.HasAnswer(known.Rows[i])) continue;
            var error = labels[i] - feature.Machine.Span[known.Rows[i]];
            (rows[count], errors[count], weights[count]) = (known.Rows[i], error * error, known.Weights[i]);
            count++;
        }

        return count;
    }
}
