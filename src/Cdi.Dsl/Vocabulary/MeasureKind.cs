#if CDI_RUNTIME
namespace Cdi.Estimation.Replays;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What many draws of a study can be measured by, in the order in which specs and results list it.</summary>
/// <remarks>Where designs are declared and diagnosed elsewhere (DeclareDesign), the names are those used there.</remarks>
public enum MeasureKind
{
    /// <summary>How often intervals held the truth, of the trials in which none was withheld.</summary>
    Coverage,

    /// <summary>The exact lower limit of coverage, of the 99.9 % interval of Clopper and Pearson.</summary>
    CoverageLow,

    /// <summary>The exact upper limit of coverage: a valid interval has its level below it.</summary>
    CoverageHigh,

    /// <summary>The mean width of the intervals.</summary>
    Width,

    /// <summary>The mean of estimate less truth.</summary>
    Bias,

    /// <summary>The root of the mean squared difference of estimate and truth.</summary>
    Rmse,

    /// <summary>The mean of the estimates.</summary>
    MeanEstimate,

    /// <summary>The truth: the value with every human label.</summary>
    MeanEstimand,

    /// <summary>The standard deviation of the estimates.</summary>
    SdEstimate,

    /// <summary>The mean of the standard errors.</summary>
    MeanSe,

    /// <summary>How often the null value was rejected.</summary>
    Power,

    /// <summary>How often an estimate that rejects the null value has the wrong sign (Gelman and Carlin 2014).</summary>
    TypeSRate,

    /// <summary>How much larger than the truth estimates are that reject the null value (Gelman and Carlin 2014).</summary>
    ExaggerationRatio,

    /// <summary>Effective sample size by the estimated variances.</summary>
    Ess,

    /// <summary>Effective sample size by the variance of the estimates over trials.</summary>
    EssMc,

    /// <summary>Effective sample size over trials less the labels spent.</summary>
    LabelsSaved,

    /// <summary>The mean number of labels spent.</summary>
    LabelsMean,

    /// <summary>The largest number of labels spent.</summary>
    LabelsMax,

    /// <summary>The mean weight of the predictions.</summary>
    Lambda,

    /// <summary>Trials without an estimate.</summary>
    Failures,

    /// <summary>Trials with an estimate and no interval.</summary>
    Withheld,
}
