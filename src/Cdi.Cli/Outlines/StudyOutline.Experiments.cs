using System.Globalization;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Cli.Outlines;

/// <content>Experiments.</content>
internal static partial class StudyOutline
{
    private static void AddMonitor(Outline outline, MonitorDefinition monitor)
    {
        outline.Section("monitor", monitor.Name, monitor.Documentation);
        outline.Setting("by", monitor.By);
        outline.Setting("outcome", monitor.Outcome);
        outline.Setting("reference", Number(monitor.Reference));
        if (monitor.Detect is { } change) outline.Setting("detect", Number(change));
    }

    private static void AddExperiment(Outline outline, ExperimentDefinition experiment)
    {
        outline.Section("experiment", experiment.Name, experiment.Documentation);
        outline.Setting("texts", Choices.ReplayedTexts.NameOf(experiment.LabelledOnly));
        outline.Setting("budget", List(experiment.Budgets.Select(Budget)));
        outline.Setting("design", List(experiment.Designs.Select(design => design.Word())));
        outline.Setting("method", List(experiment.Methods.Select(method => method.Word())));
        outline.Setting("generalise", List(experiment.Targets.Select(target => Choices.Populations.NameOf(target))));
        outline.Setting("trials", Number(experiment.Trials));
        outline.Setting("seed", experiment.Seed?.ToString(CultureInfo.InvariantCulture) ?? "the names of study and experiment");
        outline.Setting("measure", List(experiment.Measures.Select(measure => measure.Word())));
        foreach (var promise in experiment.Expectations) outline.Text($"expect {promise.Bound.Written}");
    }

    // Hundredths of a range in steps, without the digits that binary numbers add.
    private static string Budget(ExperimentBudget budget) => budget.Share > 0 ? $"{Number(Math.Round(100 * budget.Share, 6))}%" : Labels(budget.Labels);
}
