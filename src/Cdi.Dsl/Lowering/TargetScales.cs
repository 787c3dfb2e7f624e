using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>From the scale that an author names to that of a target, and back.</summary>
public static class TargetScales
{
    /// <summary>The scale of an estimand's targets.</summary>
    /// <param name="form">The estimand.</param>
    /// <param name="kind">What it asks for.</param>
    /// <param name="interval">The scale of its intervals, one of <see cref="EstimandScales.Scales"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The estimand has no such scale.</exception>
    public static TargetScale Of(EstimandForm form, EstimandKind kind, ScaleKind interval) => (form.Reported(interval), interval) switch
    {
        (ScaleKind.Mean, ScaleKind.Mean) => TargetScale.Mean,
        (ScaleKind.Mean, ScaleKind.Log) => TargetScale.MeanByLogarithm,
        (ScaleKind.Proportion, ScaleKind.Proportion) => TargetScale.Proportion,
        (ScaleKind.Proportion, ScaleKind.LogOdds) => TargetScale.ProportionByLogOdds,
        (ScaleKind.Proportion, ScaleKind.Log) => TargetScale.ProportionByLogarithm,
        (ScaleKind.Coefficient, _) => TargetScale.Coefficient,
        (ScaleKind.Difference, _) => TargetScale.Difference,
        (ScaleKind.LogOdds, _) => TargetScale.LogOdds,
        (ScaleKind.LogRate, _) => TargetScale.LogRate,
        (ScaleKind.Ratio, _) when form is EstimandForm.Regression { Questions: { IsEmpty: false } questions } =>
            questions[0].Function == TargetFunction.OddsRatio ? TargetScale.OddsRatio : TargetScale.Ratio,
        (ScaleKind.Ratio, _) => kind is EstimandKind.Logistic or EstimandKind.Multinomial or EstimandKind.OrderedLogit or EstimandKind.OddsRatio
            or EstimandKind.BradleyTerry
            ? TargetScale.OddsRatio : TargetScale.Ratio,
        (ScaleKind.Variance, _) => TargetScale.Variance,
        (ScaleKind.StandardDeviation, _) => TargetScale.StandardDeviation,
        (ScaleKind.Correlation, _) => TargetScale.Correlation,
        (ScaleKind.Quantile, _) => TargetScale.Quantile,
        (ScaleKind.Total, _) => TargetScale.Total,
        _ => throw new ArgumentOutOfRangeException(nameof(interval), interval, "No scale of this estimand."),
    };

    /// <summary>The scale of the reported value, as authors name it.</summary>
    /// <param name="scale">The scale of a target.</param>
    /// <exception cref="InvalidOperationException">No such scale.</exception>
    public static ScaleKind Reported(this TargetScale scale) => scale switch
    {
        TargetScale.Mean or TargetScale.MeanByLogarithm => ScaleKind.Mean,
        TargetScale.Proportion or TargetScale.ProportionByLogOdds or TargetScale.ProportionByLogarithm => ScaleKind.Proportion,
        TargetScale.Coefficient or TargetScale.CoefficientByLogarithm => ScaleKind.Coefficient,
        TargetScale.Difference => ScaleKind.Difference,
        TargetScale.LogOdds => ScaleKind.LogOdds,
        TargetScale.LogRate => ScaleKind.LogRate,
        TargetScale.OddsRatio or TargetScale.Ratio => ScaleKind.Ratio,
        TargetScale.Variance => ScaleKind.Variance,
        TargetScale.StandardDeviation => ScaleKind.StandardDeviation,
        TargetScale.Correlation => ScaleKind.Correlation,
        TargetScale.Quantile => ScaleKind.Quantile,
        TargetScale.Total => ScaleKind.Total,
    };

    /// <summary>The scale on which the interval is formed where an author may choose it, as authors name it; else that of the reported value.</summary>
    /// <param name="scale">The scale of a target.</param>
    /// <exception cref="InvalidOperationException">No such scale.</exception>
    public static ScaleKind Interval(this TargetScale scale) => scale switch
    {
        TargetScale.ProportionByLogOdds => ScaleKind.LogOdds,
        TargetScale.MeanByLogarithm or TargetScale.ProportionByLogarithm or TargetScale.CoefficientByLogarithm => ScaleKind.Log,
        TargetScale.Mean or TargetScale.Proportion or TargetScale.Coefficient or TargetScale.Difference or TargetScale.LogOdds or TargetScale.LogRate
            or TargetScale.OddsRatio or TargetScale.Ratio or TargetScale.Variance or TargetScale.StandardDeviation
            or TargetScale.Correlation or TargetScale.Quantile or TargetScale.Total => scale.Reported(),
    };
}
