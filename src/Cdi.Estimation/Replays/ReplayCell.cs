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
}
