using System.Globalization;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI6007 to 6011: a study that can be replayed, a grid whose every value has a cell, and promises that can be kept.</summary>
/// <remarks>What is varied is held against the checks that it would meet as the study's own decision.</remarks>
internal sealed class ExperimentCheck : IStudyCheck
{
    private const int FewTrials = 200;

    private static readonly IStudyCheck[] OfDecisions =
        [new ConfidenceDesignCheck(), new BudgetCheck(), new UniformShareCheck(), new PredictionCheck(), new ReadNumbersCheck(), new VarianceCheck()];

    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var experiment in study.Experiments)
        {
            Replayable(study, experiment, diagnostics);
            Units(study, experiment, diagnostics);
            Cells(study, experiment, diagnostics);
            Decisions(study, experiment, diagnostics);
            Promises(study, experiment, diagnostics);
        }
    }

    private static void Replayable(StudyModel study, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        var reason = study.Sampling is { IsGiven: true } ? "the labels of this study were drawn before, as `given` says"
            : study.Humans.FirstOrDefault(human => human.IsLive) is { } live ? $"`human {live.Name}` has none recorded"
            : study.Llms.FirstOrDefault(llm => llm.IsAsked && llm.Examples is { PoolSize: > 0 }) is { } shown
                ? $"`llm {shown.Name}` answers only after people have labelled examples"
            : null;
        if (reason is not null) diagnostics.Report(ExperimentDiagnostics.NothingToReplay(experiment.Place, experiment.Name, reason));
    }

    /// <summary>Each trial draws units of one kind for all estimands.</summary>
    private static void Units(StudyModel study, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        var clusters = study.Estimands.Select(estimand => estimand.Cluster).OfType<Located<string>>().ToList();
        if (clusters.Find(each => each.Value != clusters[0].Value) is { } other)
            diagnostics.Report(ExperimentDiagnostics.SeveralClusters(other.Place, experiment.Name, clusters[0].Value, other.Value));
    }

    /// <summary>What weighs all labels alike, and what uses none, is measured under uniform draws.</summary>
    private static void Cells(StudyModel study, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        var uniform = experiment.Designs is { } designs ? designs.Any(each => each.Value == DesignKind.Uniform)
            : DrawFacts.Of(study) is not { Design: not DesignKind.Uniform };
        if (uniform) return;
        foreach (var method in (experiment.Methods ?? []).Where(each => each.Value is MethodKind.Ppi or MethodKind.PpiTuned or MethodKind.LlmOnly))
            diagnostics.Report(ExperimentDiagnostics.MethodWithoutCell(method.Place, method.Value.Word()));
    }

    private static void Decisions(StudyModel study, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        var own = study with { Experiments = [], Report = study.Report is { } report ? report with { Compare = null } : null };
        foreach (var design in experiment.Designs ?? [])
            Forward(study.Sampling is { } sampling ? own with { Sampling = sampling with { Design = design } } : own, design.Place, diagnostics);
        foreach (var method in experiment.Methods ?? [])
            Forward(study.Inference is { } inference ? own with { Inference = inference with { Method = method } } : own, method.Place, diagnostics);
        foreach (var target in experiment.Targets ?? [])
            Forward(study.Inference is { } inference ? own with { Inference = inference with { Generalise = target } } : own, target.Place, diagnostics);
        foreach (var written in (experiment.Budgets ?? []).GroupBy(each => each.Place))
        {
            // Of a range that is too small and too large one fact is enough.
            var before = diagnostics.Items.Count;
            var ordered = written.OrderBy(each => each.Value.Share).ThenBy(each => each.Value.Labels).ToList();
            Budget(own, study.Corpus?.Rows?.Value.Count, ordered[0], diagnostics);
            if (ordered.Count > 1 && diagnostics.Items.Count == before) Budget(own, study.Corpus?.Rows?.Value.Count, ordered[ordered.Count - 1], diagnostics);
        }
    }

    private static void Budget(StudyModel own, int? rows, Located<ExperimentBudget> budget, DiagnosticBag diagnostics)
    {
        if (own.Sampling is not { } sampling || (budget.Value.Share > 0 && rows is null)) return;
        var labels = new Located<Quantity>(new(budget.Value.Of(rows ?? 0), UnitKind.Texts, "texts"), budget.Place);

        // A burn-in or rounds that do not fit are a fault of the budget here, which is what varies.
        Forward(own with
        {
            Sampling = sampling with
            {
                Budget = labels,
                BurnIn = sampling.BurnIn is { } burnIn ? burnIn with { Place = budget.Place } : null,
                Rounds = sampling.Rounds is { } rounds ? rounds with { Place = budget.Place } : null,
            },
        }, budget.Place, diagnostics);
    }

    private static void Forward(StudyModel variant, Place place, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        foreach (var check in OfDecisions) check.Check(variant, found);
        foreach (var each in found.Items.Where(each => each.IsError && each.Path == place.Path && each.Span == place.Span)) diagnostics.Report(each);
    }

    private static void Promises(StudyModel study, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        if (study.Inference?.Alpha is { Value: > 0 and < 1 } alpha)
        {
            var level = 1 - (decimal)alpha.Value;
            foreach (var promise in experiment.Expectations)
            {
                if (promise.Value is { Measure: MeasureKind.Coverage or MeasureKind.CoverageLow, IsAtLeast: true } && promise.Value.Bound >= (double)level)
                    diagnostics.Report(ExperimentDiagnostics.CoverageAboveLevel(promise.Place, Text(promise.Value.Bound), Text((double)level)));
            }
        }

        if (experiment.Trials is { Value: < FewTrials } trials)
        {
            var margin = 1.96 * Math.Sqrt(0.9 * 0.1 / trials.Value);
            diagnostics.Report(ExperimentDiagnostics.FewTrials(trials.Place, trials.Value, margin.ToString("0.###", CultureInfo.InvariantCulture)));
        }
    }

    private static string Text(double share) => share.ToString("0.####", CultureInfo.InvariantCulture);
}
