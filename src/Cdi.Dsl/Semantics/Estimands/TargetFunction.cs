namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>What is reported of an outcome or a model.</summary>
public enum TargetFunction
{
    /// <summary>A coefficient of a regression model.</summary>
    Coefficient,

    /// <summary>The mean of a number, or of an event counted 0 or 1.</summary>
    Mean,

    /// <summary>The share of an event.</summary>
    Prevalence,

    /// <summary>The sum of a number, or the number of events, over all texts.</summary>
    Total,

    /// <summary>The difference of two group means.</summary>
    Difference,

    /// <summary>The ratio of the odds of an event in two groups.</summary>
    OddsRatio,

    /// <summary>The ratio of two group means.</summary>
    Ratio,

    /// <summary>The variance of a number.</summary>
    Variance,

    /// <summary>The standard deviation of a number.</summary>
    StandardDeviation,

    /// <summary>The correlation of an outcome with a column or another outcome.</summary>
    Correlation,

    /// <summary>The share of texts on which a model agrees with people.</summary>
    Accuracy,

    /// <summary>The share of a model's choices of an option that people confirm.</summary>
    Precision,

    /// <summary>The share of people's choices of an option that a model makes as well.</summary>
    Recall,

    /// <summary>The harmonic mean of precision and recall.</summary>
    F1,

    /// <summary>The share of texts without an option, by people, of which a model says it.</summary>
    FalsePositiveRate,

    /// <summary>The share of texts with an option, by people, of which a model does not say it.</summary>
    FalseNegativeRate,

    /// <summary>Cohen's κ.</summary>
    Kappa,

    /// <summary>Gwet's AC1.</summary>
    Ac1,

    /// <summary>Matthews' correlation coefficient.</summary>
    Mcc,

    /// <summary>The share of pairs of labels of one text that are equal, among people.</summary>
    ObservedAgreement,

    /// <summary>Fleiss' κ of people.</summary>
    FleissKappa,

    /// <summary>Krippendorff's α of people.</summary>
    KrippendorffAlpha,

    /// <summary>A quantile of a number.</summary>
    Quantile,

    /// <summary>The quantile at 1/2.</summary>
    Median,

    /// <summary>How much the mean that a model predicts changes with a regressor, averaged over rows.</summary>
    AverageEffect,

    /// <summary>The mean that a model predicts at given regressors.</summary>
    Predicted,
}
