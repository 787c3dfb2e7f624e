using Cdi.Estimation.Literature;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>Leverage times the calibrated error, shrunk towards leverage until labels support it.</summary>
internal sealed class ErrorDesign : SamplingDesign
{
    /// <inheritdoc/>
    public override DesignKind Kind => DesignKind.Error;

    /// <inheritdoc/>
    internal override bool ReadsErrors => true;

    /// <inheritdoc/>
    public override string ProportionalTo(Func<Reference, string> cite)
    {
        ArgumentNullException.ThrowIfNull(cite);
        return $"their leverage times the error of the model predicted from earlier labels, shrunk towards leverage ({cite(References.ActiveInference)}; "
            + $"{cite(References.ConfidenceDriven)})";
    }

    /// <inheritdoc/>
    internal override IErrorForecast Forecast(StudyProblem problem, int feature, Func<int, PredictorColumns> columns) =>
        new CalibratedForecast(problem, feature, columns(feature), learnsError: true);
}
