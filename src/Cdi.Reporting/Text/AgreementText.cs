using Cdi.Estimation.Agreement;

namespace Cdi.Reporting.Text;

/// <summary>The agreement of numbers as rows of a table.</summary>
internal static class AgreementText
{
    /// <summary>The measures by name, those that there are.</summary>
    public static IEnumerable<(string Name, ValueEstimate Value)> Measures(NumericAgreement numbers)
    {
        yield return ("Bias, mean of model − human", numbers.Bias);
        yield return ("Mean absolute error", numbers.MeanAbsoluteError);
        yield return ("Root mean square error", numbers.RootMeanSquareError);
        if (numbers.Correlation is { } correlation) yield return ("Correlation", correlation);
    }

    /// <summary>The measures of a confidence by name, those that there are.</summary>
    public static IEnumerable<(string Name, ValueEstimate Value)> Measures(ConfidenceQuality quality)
    {
        yield return ("Overconfidence, mean of confidence − agreement", quality.Overconfidence);
        yield return ("Brier score", quality.Brier);
        yield return ($"Calibration error (ECE; {NumberText.Fixed(quality.CalibrationErrorByChance, 3)} by chance alone)", quality.CalibrationError);
        if (quality.Discrimination is { } area) yield return ("Area under the curve (AUROC), agreement told by confidence", area);
    }

    /// <summary>A share with its interval.</summary>
    public static string Share(ShareEstimate? share) => share is { } known
        ? $"{NumberText.Percent(known.Point)} [{NumberText.Percent(known.Lower)}, {NumberText.Percent(known.Upper)}]"
        : "–";

    /// <summary>A signed difference of shares with its interval; the point alone where the rows carry none.</summary>
    public static string Balance(ValueEstimate? balance) => balance switch
    {
        null => "–",
        { Lower: null } known => Percent(known.Point),
        { } known => $"{Percent(known.Point)} {PercentInterval(known)}",
    };

    /// <summary>The interval of a signed difference of shares; a dash where the rows carry none.</summary>
    public static string PercentInterval(ValueEstimate value) =>
        value is { Lower: { } lower, Upper: { } upper } ? $"[{Percent(lower)}, {Percent(upper)}]" : "–";

    /// <summary>A signed share.</summary>
    public static string Percent(double value) => value < 0 ? "−" + NumberText.Percent(-value) : NumberText.Percent(value);

    /// <summary>The value, with the digits that its interval supports.</summary>
    public static string Point(ValueEstimate value) => NumberText.Fixed(value.Point, Decimals(value));

    /// <summary>The interval; a dash where the rows carry none.</summary>
    public static string Interval(ValueEstimate value) => value is { Lower: { } lower, Upper: { } upper }
        ? $"[{NumberText.Fixed(lower, Decimals(value))}, {NumberText.Fixed(upper, Decimals(value))}]"
        : "–";

    // A quarter of a 95 % interval is about a standard error.
    private static int Decimals(ValueEstimate value) => value is { Lower: { } lower, Upper: { } upper } ? NumberText.DecimalsFor((upper - lower) / 4) : 3;
}
