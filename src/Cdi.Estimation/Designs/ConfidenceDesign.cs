using Cdi.Estimation.Literature;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>Leverage times the error predicted from the LLM's confidence, after a uniform burn-in. Gligorić et al. (2024).</summary>
internal sealed class ConfidenceDesign : SamplingDesign
{
    /// <inheritdoc/>
    public override DesignKind Kind => DesignKind.Confidence;

    /// <inheritdoc/>
    public override bool NeedsLabels => true;

    /// <inheritdoc/>
    internal override bool ReadsErrors => true;

    /// <inheritdoc/>
    public override string ProportionalTo(Func<Reference, string> cite)
    {
        ArgumentNullException.ThrowIfNull(cite);
        return $"their leverage times the error that the model’s stated confidence predicts ({cite(References.ConfidenceDriven)})";
    }

    /// <inheritdoc/>
    internal override IErrorForecast Forecast(StudyProblem problem, int feature, Func<int, PredictorColumns> columns) =>
        new ConfidenceForecast(problem, feature, columns(feature));
}
