using System.Globalization;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI6007 to 6013: a study that can be replayed, a grid whose every value has a cell, and promises that can be kept.</summary>
/// <remarks>What is varied is held against the checks that it would meet as the study's own decision (<see cref="ExperimentVariants"/>).</remarks>
internal sealed class ExperimentCheck : IStudyCheck
{
    private const int FewTrials = 200;

    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        // Of a study that is wrong as it stands nobody knows what its variants would be wrong for.
        var isSound = !diagnostics.HasErrors;
        foreach (var experiment in study.Experiments)
        {
            var isReplayable = Replayable(study, experiment, diagnostics);
            Units(study, experiment, diagnostics);
            Rows(study, experiment, diagnostics);
            Cells(study, experiment, diagnostics);
            if (isSound && isReplayable) ExperimentVariants.Check(study, experiment, diagnostics);
            Promises(study, experiment, diagnostics);
        }
    }

    private static bool Replayable(StudyModel study, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        var reason = study.Sampling is { IsGiven: true } ? "the labels of this study were drawn before, as `given` says"
            : study.Humans.FirstOrDefault(human => human.IsLive) is { } live ? $"`human {live.Name}` has none recorded"
            : study.Llms.FirstOrDefault(llm => llm.IsAsked && llm.Examples is { PoolSize: > 0 }) is { } shown
                ? $"`llm {shown.Name}` answers only after people have labelled examples"
            : null;
        if (reason is not null) diagnostics.Report(ExperimentDiagnostics.NothingToReplay(experiment.Place, experiment.Name, reason));
        return reason is null;
    }

    /// <summary>Each trial draws units of one kind for all estimands.</summary>
    private static void Units(StudyModel study, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        var clusters = study.Estimands.Select(estimand => estimand.Cluster).OfType<Located<string>>().ToList();
        if (clusters.Find(each => each.Value != clusters[0].Value) is { } other)
            diagnostics.Report(ExperimentDiagnostics.SeveralClusters(other.Place, experiment.Name, clusters[0].Value, other.Value));
    }

    /// <summary>About a population a trial draws texts, or whole clusters, with replacement: strata, finite populations and totals say that they were drawn
    /// otherwise, and a total over clusters depends on how many of them were.</summary>
    private static void Rows(StudyModel study, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        Place? drawn = experiment.Targets is { } targets ? targets.FirstOrDefault(each => each.Value == Generalise.Population)?.Place
            : study.Inference is { Generalise.Value: Generalise.Population } ? experiment.Place : null;
        if (drawn is not { } place) return;
        foreach (var estimand in study.Estimands)
        {
            var setting = estimand.Strata is not null ? "strata" : estimand.PopulationSize is not null ? "fpc"
                : study.Corpus?.Totals is not null ? "totals"
                : estimand is { Form.Function: TargetFunction.Total, Weight: not null, Cluster: not null } ? "cluster" : null;
            if (setting is null) continue;
            diagnostics.Report(ExperimentDiagnostics.SampledOtherwise(place, experiment.Name, setting, estimand.Name));
            return;
        }
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

    private static void Promises(StudyModel study, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        if (study.Inference?.Alpha is { Value: > 0 and < 1 } alpha)
        {
            var level = 1 - (decimal)alpha.Value;
            foreach (var promise in experiment.Expectations)
            {
                if (promise.Value is { Measure: MeasureKind.Coverage or MeasureKind.CoverageLow, Bound.IsAtLeast: true }
                    && promise.Value.Bound.Value >= (double)level)
                    diagnostics.Report(ExperimentDiagnostics.CoverageAboveLevel(promise.Place, Text(promise.Value.Bound.Value), Text((double)level)));
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
