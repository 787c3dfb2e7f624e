using Cdi.Estimation.Literature;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>In proportion to leverage at the fit to calibrated labels; the error is taken to be the same everywhere.</summary>
internal sealed class LeverageDesign : SamplingDesign
{
    /// <inheritdoc/>
    public override DesignKind Kind => DesignKind.Leverage;

    /// <inheritdoc/>
    public override string ProportionalTo(Func<Reference, string> cite) => "their leverage on the estimands";

    /// <inheritdoc/>
    internal override IErrorForecast Forecast(StudyProblem problem, int feature, Func<int, PredictorColumns> columns) =>
        new CalibratedForecast(problem, feature, columns(feature), learnsError: false);
}
