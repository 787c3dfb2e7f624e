using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Replays;

/// <summary>One target estimated by one method in every trial of a replay. Point, width, bias and RMSE are on the reported scale.</summary>
public sealed record ReplayCell
{
    /// <summary>Name of the estimand.</summary>
    public required string Estimand { get; init; }

    /// <summary>Name of the target.</summary>
    public required string Term { get; init; }

    /// <summary>The method.</summary>
    public required EstimationMethod Method { get; init; }

    /// <summary>The value on the fully labelled corpus.</summary>
    public required double Truth { get; init; }

    /// <summary>How often intervals held the truth, of the trials in which none was withheld.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>Trials whose estimate has no interval, since the data carried too few degrees of freedom.</summary>
    public required int Withheld { get; init; }

    /// <summary>Trials in which the data allowed no estimate; they count as misses, the other measures leave them out.</summary>
    public required int Failures { get; init; }

    /// <summary>Mean width of the intervals that were given.</summary>
    public required Measure Width { get; init; }

    /// <summary>Mean estimate minus truth.</summary>
    public required Measure Bias { get; init; }

    /// <summary>Root mean squared error.</summary>
    public required Measure RootMeanSquaredError { get; init; }

    /// <summary>Mean estimate.</summary>
    public required Measure MeanEstimate { get; init; }

    /// <summary>Standard deviation of the estimates.</summary>
    public required Measure StandardDeviation { get; init; }

    /// <summary>Mean standard error.</summary>
    public required Measure MeanStandardError { get; init; }

    /// <summary>How often the null value was rejected at α; NaN where nothing is tested.</summary>
    public required Measure Power { get; init; }

    /// <summary>Of the estimates that reject the null value, the share on the wrong side of it (Gelman and Carlin 2014).</summary>
    public required Measure WrongSigns { get; init; }

    /// <summary>How much larger than the truth estimates are that reject the null value, on the scale of the target's function.</summary>
    public required Measure Exaggeration { get; init; }

    /// <summary>Effective sample size by the estimated variances: the mean over trials.</summary>
    public required Measure EffectiveLabels { get; init; }

    /// <summary>Effective sample size by the variance of the estimates over trials.</summary>
    public required Measure EffectiveLabelsMonteCarlo { get; init; }

    /// <summary>Mean λ.</summary>
    public required Measure Lambda { get; init; }

    /// <summary>Mean number of labels spent.</summary>
    public required double LabelsMean { get; init; }

    /// <summary>Largest number of labels spent.</summary>
    public required int LabelsMaximum { get; init; }

    /// <summary>A measure by its word; its error is 0 where it has none, NaN where that is unknown.</summary>
    /// <param name="measure">Which.</param>
    /// <exception cref="InvalidOperationException">No such measure.</exception>
    public Measure Of(MeasureKind measure) => measure switch
    {
        MeasureKind.Coverage => Measure.Share(Coverage.Covered, Coverage.Trials),
        MeasureKind.CoverageLow => new(Coverage.Lower(Replays.Coverage.CriterionLevel), 0),
        MeasureKind.CoverageHigh => new(Coverage.Upper(Replays.Coverage.CriterionLevel), 0),
        MeasureKind.Width => Width,
        MeasureKind.Bias => Bias,
        MeasureKind.Rmse => RootMeanSquaredError,
        MeasureKind.MeanEstimate => MeanEstimate,
        MeasureKind.MeanEstimand => new(Truth, 0),
        MeasureKind.SdEstimate => StandardDeviation,
        MeasureKind.MeanSe => MeanStandardError,
        MeasureKind.Power => Power,
        MeasureKind.TypeSRate => WrongSigns,
        MeasureKind.ExaggerationRatio => Exaggeration,
        MeasureKind.Ess => EffectiveLabels,
        MeasureKind.EssMc => EffectiveLabelsMonteCarlo,
        MeasureKind.LabelsSaved => new(EffectiveLabelsMonteCarlo.Value - LabelsMean, EffectiveLabelsMonteCarlo.StandardError),
        MeasureKind.LabelsMean => new(LabelsMean, 0),
        MeasureKind.LabelsMax => new(LabelsMaximum, 0),
        MeasureKind.Lambda => Lambda,
        MeasureKind.Failures => new(Failures, 0),
        MeasureKind.Withheld => new(Withheld, 0),
    };
}
