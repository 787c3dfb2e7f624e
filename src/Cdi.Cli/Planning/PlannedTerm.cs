using Cdi.Estimation.Planning;
using Cdi.Estimation.Variance;
using Cdi.Studies.Results;

namespace Cdi.Cli.Planning;

/// <summary>What more labels would bring for one term by one method.</summary>
/// <param name="Estimate">The term now.</param>
/// <param name="Forecast">Its variance with other numbers of labels, on the scale of its interval; null where the labels that are there say nothing of
/// it.</param>
/// <param name="Alone">The same for people alone, whose texts are drawn uniformly: with as many labels as the effective sample size of the estimate they have
/// its variance today; null where that is not known, or is all texts.</param>
internal sealed record PlannedTerm(Estimate Estimate, LabelForecast? Forecast, LabelForecast? Alone)
{
    /// <summary>The term with the forecast that two variances allow.</summary>
    /// <param name="own">By the target of the study.</param>
    /// <param name="withinCorpus">For the corpus.</param>
    /// <param name="rows">n.</param>
    public static PlannedTerm Of(Estimate own, Estimate withinCorpus, int rows)
    {
        var (draw, whole) = (Square(withinCorpus.FunctionStandardError), Square(own.FunctionStandardError));
        var says = !own.IsBound && own.Valid && own.Labels.Count >= 2 && own.Labels.Count < rows && draw > 0 && double.IsFinite(draw) && double.IsFinite(whole);
        return new(own, says ? new(draw, whole, own.Labels.Count, rows) : null,
            says && own.EffectiveSampleSize is { } effective && effective >= 1 && effective < rows ? new(draw, whole, effective, rows) : null);
    }

    /// <summary>The standard error with so many labels, on the scale of the interval.</summary>
    public double? Error(int labels) => Forecast is { } forecast ? Math.Sqrt(forecast.Variance(labels)) : null;

    /// <summary>Half the width of the interval with so many labels: that of today, scaled as the standard error is; null where no interval is given, or none
    /// with two ends.</summary>
    public double? HalfWidth(int labels) => Error(labels) is { } error && Width is { } width ? width / 2 * error / Estimate.FunctionStandardError : null;

    /// <summary>Labels for intervals of a half width; null where no number of them suffices, or nothing can be said.</summary>
    /// <param name="wished">The half width.</param>
    /// <param name="forecast">By whom.</param>
    public double? LabelsForHalfWidth(double wished, LabelForecast? forecast) =>
        Width is { } width ? forecast?.LabelsFor(Square(wished / (width / 2) * Estimate.FunctionStandardError)) : null;

    /// <summary>The smallest difference from the null that a test finds.</summary>
    public double? Detectable(int labels, double power, Alternative alternative) =>
        Error(labels) is { } error ? LabelForecast.DetectableEffect(error, 1 - Estimate.Level, power, alternative) : null;

    /// <summary>Labels with which a test finds an effect; null where no number of them suffices, or nothing can be said.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="power">The probability of finding it.</param>
    /// <param name="alternative">Sidedness of the test.</param>
    /// <param name="forecast">By whom.</param>
    public double? LabelsForEffect(double effect, double power, Alternative alternative, LabelForecast? forecast) =>
        forecast?.LabelsFor(Square(LabelForecast.ErrorForEffect(effect, 1 - Estimate.Level, power, alternative)));

    private double? Width => Estimate is { Lower: { } lower, Upper: { } upper } && double.IsFinite(upper - lower) && upper > lower ? upper - lower : null;

    private static double Square(double value) => value * value;
}
