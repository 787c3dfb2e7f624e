using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks.Replays;

/// <summary>The default method on one adversary's labels beside humans alone.</summary>
/// <param name="Adversary">Name of the annotator.</param>
/// <param name="Design">How the samples of the default method were drawn.</param>
/// <param name="Generalise">What intervals speak about.</param>
/// <param name="Judged">The default method.</param>
/// <param name="Humans"><c>human_only @ uniform</c> with the same budget.</param>
internal sealed record AdversaryComparison(string Adversary, SamplingDesign Design, Generalise Generalise, JudgedCell Judged, JudgedCell Humans)
{
    private const double LargestRatio = 1.03;

    /// <summary>Mean width over mean width.</summary>
    public double Ratio => Calibrated.Width.Value / Humans.Cell.Width.Value;

    /// <summary>Monte-Carlo error of the ratio, by the delta method; at most that where both come from the same samples.</summary>
    public double RatioError => Ratio * Math.Sqrt(Square(Calibrated.Width) + Square(Humans.Cell.Width));

    /// <summary>Whether coverage holds and the width is within 3 %.</summary>
    /// <param name="nominal">The level that intervals claim.</param>
    public bool Holds(double nominal) => Ratio <= LargestRatio && Judged.Holds(nominal) && Humans.Holds(nominal);

    /// <summary>One line for each comparison.</summary>
    /// <param name="rows">The comparisons.</param>
    /// <param name="nominal">The level that intervals claim.</param>
    /// <param name="output">Where to print.</param>
    public static void Print(IReadOnlyList<AdversaryComparison> rows, double nominal, TextWriter output)
    {
        var table = new TextTable();
        table.Add("annotator: estimand[term]", "target", "design", "trials", "coverage", "99.9 % interval", "width", "human_only @ uniform", "ratio", "λ",
            "holds");
        foreach (var row in rows) table.Add(row.Cells(nominal));
        table.Print(output);
    }

    private ReplayCell Calibrated => Judged.Cell;

    private static double Square(Measure width) => Math.Pow(width.StandardError / width.Value, 2);

    private static string Text(FormattableString cell) => cell.ToString(CultureInfo.InvariantCulture);

    private string[] Cells(double nominal) =>
    [
        $"{Adversary}: {Calibrated.Estimand}[{Calibrated.Term}]",
        Generalise.ToString().ToLowerInvariant(),
        Design.ToString().ToLowerInvariant(),
        Text($"{Calibrated.Coverage.Trials}"),
        Text($"{Calibrated.Coverage.Share:0.0000}"),
        Text($"{Calibrated.Coverage.Lower(Coverage.CriterionLevel):0.000}–{Calibrated.Coverage.Upper(Coverage.CriterionLevel):0.000}"),
        Text($"{Calibrated.Width.Value:0.0000}"),
        Text($"{Humans.Cell.Width.Value:0.0000}"),
        Text($"{Ratio:0.0000} ± {RatioError:0.0000}"),
        Text($"{Calibrated.Lambda.Value:0.000}"),
        Judged.Shown(Holds(nominal)),
    ];
}
