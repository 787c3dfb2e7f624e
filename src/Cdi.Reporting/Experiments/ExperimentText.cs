using Cdi.Dsl.Text;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Variance;
using Cdi.Reporting.Text;
using Cdi.Studies.Definitions;
using Cdi.Studies.Experiments;

namespace Cdi.Reporting.Experiments;

/// <summary>The sentences and table rows that all forms of the report of an experiment share.</summary>
internal static class ExperimentText
{
    private const double Normal = 1.96;

    /// <summary>The title.</summary>
    public static string Title(ExperimentResult result) => $"{result.Definition.Report.Title}: experiment {result.Experiment.Name}";

    /// <summary>What was done, in sentences.</summary>
    public static string Methods(ExperimentResult result)
    {
        var targets = result.Experiment.Targets.Select(target => target == Generalise.Corpus
            ? "For intervals about the corpus each trial draws its labels anew."
            : "For intervals about a population each trial first draws as many texts as the corpus has, with replacement.").Distinct();
        var corpus = result.Experiment.LabelledOnly ? "the texts of its corpus that people labelled," : "its fully labelled corpus of";
        return $"The study was replayed on {corpus} {NumberText.Count(result.Corpus.Kept)} texts, {NumberText.Count(result.Trials)} times "
            + "for each budget, design and target of inference; methods of one cell estimate from the same draws. Every trial has a seed of its own, which "
            + "follows from the names of study, experiment and cell, draws by the plan of the study and fits every calibrator anew, so that no fit sees a "
            + $"label that was not drawn. {string.Join(" ", targets)} The truth is the value with every human label. Coverage counts the "
            + $"{NumberText.Level(result.Level)} intervals that held it, of all trials but those that withheld theirs; a trial without an estimate counts as a "
            + "miss, and the limits are exact at 99.9 % (Clopper and Pearson 1934). ESS is the number of labels, drawn uniformly and used without a model, "
            + $"that would give the same variance of estimates over trials; labels saved are ESS less the labels spent. {Apart(result)}Every number stands "
            + "beside its Monte-Carlo error.";
    }

    // What a run says of several estimates together.
    private static string Apart(ExperimentResult result) =>
        result.Definition.Estimands.Count < 2 || result.Definition.Inference.Familywise == FamilywiseCorrection.None ? ""
            : "Each estimate is measured on its own: intervals and tests are not corrected for several estimates, as those of a run are. ";

    /// <summary>The cells of each target that an estimand asks for, by target of inference.</summary>
    public static IEnumerable<IGrouping<(Generalise Generalise, string Estimand, string Term), ExperimentCell>> Targets(ExperimentResult result) =>
        result.Cells.Where(cell => cell.IsPrimary).GroupBy(cell => (cell.Draws.Generalise, cell.Measured.Estimand, cell.Measured.Term));

    /// <summary>The heading of a target.</summary>
    public static string Heading((Generalise Generalise, string Estimand, string Term) target) =>
        $"{target.Estimand}: {target.Term}, {Names.Of(target.Generalise)}";

    /// <summary>Method and design of a cell.</summary>
    public static string Series(ExperimentCell cell) =>
        $"{cell.Measured.Method.Name} @ {cell.Draws.Design.Word()}{(cell.Measured.Method.IsValid ? "" : " (not valid)")}";

    /// <summary>The columns of a table of cells.</summary>
    public static IReadOnlyList<string> Columns(ExperimentResult result) =>
        ["method @ design", "budget", "coverage, 99.9 % limits", "labels saved, 95 % interval", .. Shown(result).Select(kind => kind.Word())];

    /// <summary>The row of a cell.</summary>
    public static string[] Row(ExperimentResult result, ExperimentCell cell)
    {
        var (measured, saved) = (cell.Measured, cell.Measured.Of(MeasureKind.LabelsSaved));
        var (low, high) = (measured.Of(MeasureKind.CoverageLow).Value, measured.Of(MeasureKind.CoverageHigh).Value);
        return
        [
            Series(cell),
            NumberText.Count(cell.Draws.Budget.Count),
            $"{NumberText.Fixed(measured.Coverage.Share, 3)} ({NumberText.Fixed(low, 3)} to {NumberText.Fixed(high, 3)})",
            measured.Method.IsValid && double.IsFinite(saved.Value)
                ? $"{NumberText.Fixed(saved.Value, 0)} ({NumberText.Fixed(saved.Value - (Normal * saved.StandardError), 0)} to "
                    + $"{NumberText.Fixed(saved.Value + (Normal * saved.StandardError), 0)})"
                : "–",
            .. Shown(result).Select(kind => MeasureText.Of(measured, kind)),
        ];
    }

    /// <summary>What became of each promise, a sentence each.</summary>
    public static IEnumerable<string> Promises(ExperimentResult result)
    {
        var broken = result.Broken;
        foreach (var promise in result.Experiment.Expectations)
        {
            var cells = broken.Where(each => each.Expectation == promise).ToList();
            yield return cells.Count == 0 ? $"expect {promise.Bound.Written}: holds in every cell."
                : $"expect {promise.Bound.Written}: broken in {Counted.Of(cells.Count, "cell")}: "
                    + string.Join("; ", cells.Select(each => $"{each.Cell.Title} ({each.Found})")) + ".";
        }
    }

    /// <summary>Columns of the attribution.</summary>
    public static IReadOnlyList<string> AttributionColumns { get; } = ["step", "method @ design", "ESS", "width", "coverage"];

    /// <summary>A step of the attribution.</summary>
    public static string[] Row(AttributionStep step) =>
    [
        step.Name,
        $"{Series(step.Cell)}, {Names.Of(step.Cell.Draws.Generalise)}",
        MeasureText.Of(step.Cell.Measured, MeasureKind.EssMc),
        MeasureText.Of(step.Cell.Measured, MeasureKind.Width),
        MeasureText.Of(step.Cell.Measured, MeasureKind.Coverage),
    ];

    // Coverage and labels saved stand in columns of their own.
    private static IEnumerable<MeasureKind> Shown(ExperimentResult result) => result.Experiment.Measures.Where(kind =>
        kind is not (MeasureKind.Coverage or MeasureKind.CoverageLow or MeasureKind.CoverageHigh or MeasureKind.LabelsSaved));
}
