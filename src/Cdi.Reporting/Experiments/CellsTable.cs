using Cdi.Estimation.Designs;
using Cdi.Estimation.Replays;
using Cdi.Reporting.Csv;
using Cdi.Reporting.Text;
using Cdi.Studies.Experiments;

namespace Cdi.Reporting.Experiments;

/// <summary><c>cells.csv</c>: a row for each cell, every measure with its Monte-Carlo error behind it.</summary>
internal static class CellsTable
{
    /// <summary>What the first line begins with.</summary>
    public const string Mark = "estimand,term,method,design,budget,generalise,primary,valid,trials,";

    private static readonly string[] Header =
    [
        .. Mark.Split(',', StringSplitOptions.RemoveEmptyEntries),
        .. MeasureKinds.All.SelectMany(kind => kind.HasError() ? [kind.Word(), $"{kind.Word()}_mc_se"] : new[] { kind.Word() }),
    ];

    public static string Of(ExperimentResult result)
    {
        var table = new CsvTable(Header);
        foreach (var cell in result.Cells)
        {
            var measured = cell.Measured;
            table.Cell(measured.Estimand).Cell(measured.Term).Cell(measured.Method.Name).Cell(cell.Draws.Design.Word()).Cell(cell.Draws.Budget.Count);
            table.Cell(Names.Of(cell.Draws.Generalise)).Cell(cell.IsPrimary).Cell(measured.Method.IsValid).Cell(result.Trials);
            foreach (var kind in MeasureKinds.All)
            {
                var measure = measured.Of(kind);
                table.Cell((double?)measure.Value);
                if (kind.HasError()) table.Cell((double?)measure.StandardError);
            }

            table.EndLine();
        }

        return table.ToString();
    }
}
