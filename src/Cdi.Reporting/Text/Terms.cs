using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>What methods and designs are called in a report.</summary>
internal static partial class Terms
{
    /// <summary>A method in words.</summary>
    public static string Title(EstimationMethod method) => method.Kind switch
    {
        MethodKind.HumanOnly => "Human labels only",
        MethodKind.LlmOnly => "Model’s answers only",
        MethodKind.Ppi => "Prediction-powered",
        MethodKind.PpiTuned => "Prediction-powered, tuned",
        MethodKind.Dsl => "Design-based supervised",
        MethodKind.ConfidenceDriven => "Confidence-driven",
        MethodKind.Calibrated => "Calibrated",
        MethodKind.PredictThenDebias => "Predict, then debias",
        MethodKind.LabelShift => "Label shift",
    };

    /// <summary>The sample of an estimate in words.</summary>
    public static string Sample(Estimate estimate) => estimate switch
    {
        { Valid: false, Labels.Count: > 0 and var labels } => $"{NumberText.Count(labels, "human label", "human labels")} behind the model",
        { Valid: false } => "no human labels",
        { Design: DesignFacts.Given } => "labels collected before",
        _ => $"{estimate.Design} sample",
    };

    /// <summary>What an interval speaks about.</summary>
    public static string Scope(Generalise generalise) => generalise switch
    {
        Generalise.Corpus => "this corpus",
        Generalise.Population => "the population behind it",
        _ => throw new ArgumentOutOfRangeException(nameof(generalise), generalise, "No such target of inference."),
    };

    /// <summary>The decimals in which all estimates of a term are shown: those of the first one's standard error.</summary>
    public static int Decimals(IReadOnlyList<Estimate> rows) => NumberText.DecimalsFor(rows[0].StandardError);

    /// <summary>An interval as text, <c>withheld</c> where the data carry none.</summary>
    public static string Interval(Estimate estimate, int decimals) => estimate is { Lower: { } lower, Upper: { } upper }
        ? $"[{NumberText.Fixed(lower, decimals)}, {NumberText.Fixed(upper, decimals)}]"
        : "withheld";

    /// <summary>A log odds or log rate as the ratio that readers know, with its interval; empty for other scales.</summary>
    public static string AsRatio(Estimate estimate)
    {
        var name = estimate.Scale == Scale.LogOdds ? "odds ratio" : estimate.Scale == Scale.LogRate ? "rate ratio" : "";
        if (name.Length == 0) return "";
        var ratio = Math.Exp(estimate.Point);
        var decimals = NumberText.DecimalsFor(ratio * estimate.StandardError);
        return estimate is { Lower: { } lower, Upper: { } upper }
            ? $"{name} {NumberText.Fixed(ratio, decimals)} [{NumberText.Fixed(Math.Exp(lower), decimals)}, {NumberText.Fixed(Math.Exp(upper), decimals)}]"
            : $"{name} {NumberText.Fixed(ratio, decimals)}";
    }

    /// <summary>An effective sample size: whole labels; "more than the corpus" has no number.</summary>
    public static string Ess(double? labels) => labels switch
    {
        null => "–",
        double.PositiveInfinity => "∞",
        { } number => NumberText.Count((long)Math.Round(number)),
    };
}
