using Cdi.Estimation.Literature;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>Every row with the same probability, in one round.</summary>
internal sealed class UniformDesign : SamplingDesign
{
    /// <inheritdoc/>
    public override DesignKind Kind => DesignKind.Uniform;

    /// <inheritdoc/>
    public override bool Learns => false;

    /// <inheritdoc/>
    public override string? ProportionalTo(Func<Reference, string> cite) => null;

    /// <inheritdoc/>
    internal override IErrorForecast? Forecast(StudyProblem problem, int feature, Func<int, PredictorColumns> columns) => null;
}
