using Cdi.Studies.Results;

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

    /// <summary>The value, with the digits that its interval supports.</summary>
    public static string Point(ValueEstimate value) => NumberText.Fixed(value.Point, Decimals(value));

    /// <summary>The interval; a dash where the rows carry none.</summary>
    public static string Interval(ValueEstimate value) => value is { Lower: { } lower, Upper: { } upper }
        ? $"[{NumberText.Fixed(lower, Decimals(value))}, {NumberText.Fixed(upper, Decimals(value))}]"
        : "–";

    // A quarter of a 95 % interval is about a standard error.
    private static int Decimals(ValueEstimate value) => value is { Lower: { } lower, Upper: { } upper } ? NumberText.DecimalsFor((upper - lower) / 4) : 3;
}
