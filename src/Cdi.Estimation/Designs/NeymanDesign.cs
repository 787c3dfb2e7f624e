using Cdi.Estimation.Literature;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>Rows of each stratum in proportion to its size times the root mean square in it of leverage × the spread of errors. Neyman (1934).</summary>
internal sealed class NeymanDesign : SamplingDesign
{
    /// <inheritdoc/>
    public override DesignKind Kind => DesignKind.Neyman;

    /// <inheritdoc/>
    public override string ProportionalTo(Func<Reference, string> cite)
    {
        ArgumentNullException.ThrowIfNull(cite);
        return $"the number of its texts times the root mean square, within it, of their leverage times the spread of errors seen in labels of earlier "
            + $"blocks ({cite(References.Neyman)})";
    }

    /// <inheritdoc/>
    internal override bool ReadsErrors => true;

    /// <inheritdoc/>
    internal override IErrorForecast Forecast(StudyProblem problem, int feature, Func<int, PredictorColumns> columns) =>
        new StratumForecast(problem, feature, columns(feature));
}
