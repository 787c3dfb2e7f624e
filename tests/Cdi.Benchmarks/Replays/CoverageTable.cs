using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Replays;

namespace Cdi.Benchmarks.Replays;

/// <summary>Prints the cells of a coverage run.</summary>
internal static class CoverageTable
{
    /// <summary>One line for each cell, those of one target together.</summary>
    /// <param name="rows">The cells.</param>
    /// <param name="nominal">The level that intervals claim.</param>
    /// <param name="output">Where to print.</param>
    public static void Print(IReadOnlyList<CoverageRow> rows, double nominal, TextWriter output)
    {
        var table = new TextTable();
        table.Add("estimand[term] method @ design", "target", "trials", "failed", "coverage", "99.9 % interval", "holds", "width", "bias", "RMSE",
            "ESS over trials", "ESS estimated", "labels");
        foreach (var row in rows.GroupBy(row => (row.Cell.Estimand, row.Cell.Term)).SelectMany(target => target)) table.Add(Cells(row, nominal));

        table.Print(output);
    }

    private static string[] Cells(CoverageRow row, double nominal)
    {
        var cell = row.Cell;
        return
        [
            $"{cell.Estimand}[{cell.Term}] {cell.Method} @ {row.Design.ToString().ToLowerInvariant()}",
            row.Generalise.ToString().ToLowerInvariant(),
            Text($"{cell.Coverage.Trials}"),
            Text($"{cell.Failures}"),
            Text($"{cell.Coverage.Share:0.0000}"),
            Text($"{cell.Coverage.Lower(Coverage.CriterionLevel):0.000}–{cell.Coverage.Upper(Coverage.CriterionLevel):0.000}"),
            cell.Method.IsValid ? row.Judged.Shown(row.Judged.Holds(nominal)) : "not valid",
            Text($"{cell.Width.Value:0.0000} ± {cell.Width.StandardError:0.0000}"),
            Text($"{cell.Bias.Value:0.0000} ± {cell.Bias.StandardError:0.0000}"),
            Text($"{cell.RootMeanSquaredError.Value:0.0000} ± {cell.RootMeanSquaredError.StandardError:0.0000}"),
            cell.Method.IsValid ? Text($"{cell.EffectiveLabelsMonteCarlo.Value:0} ± {cell.EffectiveLabelsMonteCarlo.StandardError:0}") : "",
            cell.Method.IsValid ? Text($"{cell.EffectiveLabels.Value:0} ± {cell.EffectiveLabels.StandardError:0}") : "",
            Text($"{cell.LabelsMean:0.#}"),
        ];
    }

    private static string Text(FormattableString cell) => cell.ToString(CultureInfo.InvariantCulture);
}
