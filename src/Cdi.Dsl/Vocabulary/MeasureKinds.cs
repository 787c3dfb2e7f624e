#if CDI_RUNTIME
namespace Cdi.Estimation.Replays;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What holds for measures by their kind.</summary>
public static class MeasureKinds
{
    /// <summary>Every measure, in the order in which specs and results list them.</summary>
    public static IReadOnlyList<MeasureKind> All { get; } = (MeasureKind[])Enum.GetValues(typeof(MeasureKind));

    /// <summary>The word for a measure in specs and results.</summary>
    /// <param name="measure">The measure.</param>
    /// <exception cref="InvalidOperationException">No such measure.</exception>
    public static string Word(this MeasureKind measure) => measure switch
    {
        MeasureKind.Coverage => "coverage",
        MeasureKind.CoverageLow => "coverage_low",
        MeasureKind.CoverageHigh => "coverage_high",
        MeasureKind.Width => "width",
        MeasureKind.Bias => "bias",
        MeasureKind.Rmse => "rmse",
        MeasureKind.MeanEstimate => "mean_estimate",
        MeasureKind.MeanEstimand => "mean_estimand",
        MeasureKind.SdEstimate => "sd_estimate",
        MeasureKind.MeanSe => "mean_se",
        MeasureKind.Power => "power",
        MeasureKind.TypeSRate => "type_s_rate",
        MeasureKind.ExaggerationRatio => "exaggeration_ratio",
        MeasureKind.Ess => "ess",
        MeasureKind.EssMc => "ess_mc",
        MeasureKind.LabelsSaved => "labels_saved",
        MeasureKind.LabelsMean => "labels_mean",
        MeasureKind.LabelsMax => "labels_max",
        MeasureKind.Lambda => "lambda",
        MeasureKind.Failures => "failures",
        MeasureKind.Withheld => "withheld",
    };

    /// <summary>Whether a measure has a Monte-Carlo error; the others are counts, limits, and what is known.</summary>
    /// <param name="measure">The measure.</param>
    public static bool HasError(this MeasureKind measure) => measure is not (MeasureKind.CoverageLow or MeasureKind.CoverageHigh
        or MeasureKind.MeanEstimand or MeasureKind.LabelsMean or MeasureKind.LabelsMax or MeasureKind.Failures or MeasureKind.Withheld);
}
