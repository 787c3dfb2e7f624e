using Cdi.Estimation.Literature;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>So many rows of each stratum as are its share of the corpus, in one round. Cochran (1977), chapter 5.</summary>
internal sealed class StratifiedDesign : SamplingDesign
{
    /// <inheritdoc/>
    public override DesignKind Kind => DesignKind.Stratified;

    /// <inheritdoc/>
    public override bool Learns => false;

    /// <inheritdoc/>
    public override string? ProportionalTo(Func<Reference, string> cite) => null;

    /// <inheritdoc/>
    internal override IErrorForecast? Forecast(StudyProblem problem, int feature, Func<int, PredictorColumns> columns) => null;
}
