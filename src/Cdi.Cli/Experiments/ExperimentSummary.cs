using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Variance;
using Cdi.Studies.Experiments;

namespace Cdi.Cli.Experiments;

/// <summary>Prints what an experiment found for a person: the measures that its author asks for, of the target of every estimand.</summary>
internal static class ExperimentSummary
{
    /// <summary>Prints the tables.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">Where to print.</param>
    public static void Print(ExperimentResult result, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Definition.Name}, experiment {result.Experiment.Name}: {Counted.Of(result.Corpus.Kept, "text")}, "
                + $"{Counted.Of(result.Trials, "trial")} of each cell, {100 * result.Level:0.##} % intervals; ± is the Monte-Carlo error"));
        foreach (var cells in result.Cells.Where(cell => cell.IsPrimary)
            .GroupBy(cell => (cell.Draws.Generalise, cell.Measured.Estimand, cell.Measured.Term)))
        {
            output.WriteLine();
            var truth = cells.First().Measured.Truth.ToString("G5", CultureInfo.InvariantCulture);
            output.WriteLine($"{cells.Key.Estimand}[{ShownText.Line(cells.Key.Term)}], {Word(cells.Key.Generalise)}, truth {truth}");
            Print(cells, result.Experiment.Measures, output);
        }

        foreach (var sentence in result.LeftOut) output.WriteLine($"  {sentence}");
    }

    /// <summary>Prints one trial.</summary>
    /// <param name="estimates">Its estimates.</param>
    /// <param name="output">Where to print.</param>
    public static void Print(IReadOnlyList<RepeatedEstimate> estimates, TextWriter output)
    {
        var table = new TextTable();
        table.Add("estimand[term] by method @ draws", "labels", "estimate", "std.error", "lower", "upper", "lambda");
        foreach (var each in estimates)
        {
            table.Add($"{each.Estimand}[{each.Term}] by {each.Method} @ {each.Draws.Title}", each.Labels.ToString(CultureInfo.InvariantCulture),
                Number(each.Estimate.Point), Number(each.Estimate.StandardError), Number(each.Estimate.Lower), Number(each.Estimate.Upper),
                Number(each.Estimate.Lambda));
        }

        table.Print(output);
    }

    private static void Print(IEnumerable<ExperimentCell> cells, IReadOnlyList<MeasureKind> measures, TextWriter output)
    {
        var table = new TextTable();
        table.Add(["method @ design", "budget", .. measures.Select(measure => measure.Word())]);
        foreach (var cell in cells)
        {
            table.Add([
                $"{cell.Measured.Method} @ {cell.Draws.Design.Word()}{(cell.Measured.Method.IsValid ? "" : " (not valid)")}",
                cell.Draws.Budget.Count.ToString(CultureInfo.InvariantCulture),
                .. measures.Select(measure => MeasureText.Of(cell.Measured, measure))]);
        }

        table.Print(output);
    }

    private static string Word(Generalise generalise) => generalise == Generalise.Corpus ? "corpus" : "population";

    private static string Number(double value) => double.IsNaN(value) ? "–" : value.ToString("G6", CultureInfo.InvariantCulture);
}
