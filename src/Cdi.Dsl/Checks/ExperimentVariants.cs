using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>Holds every cell of an experiment against every check of a study, as if its decisions were those of the study.</summary>
/// <remarks>A cell has the errors that the study does not have already. Warnings are left out: what they say may go badly is what an experiment
/// measures.</remarks>
internal static class ExperimentVariants
{
    /// <summary>Reports what the cells are wrong for, each fact once.</summary>
    public static void Check(StudyModel study, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        var own = study with { Experiments = [], Report = study.Report is { } report ? report with { Compare = null } : null };
        var known = new HashSet<Diagnostic>(Errors(own));
        foreach (var error in Cells(own, experiment).SelectMany(Errors))
        {
            if (known.Add(error)) diagnostics.Report(error);
        }

        Agreement(own, experiment, diagnostics);
        foreach (var written in (experiment.Budgets ?? []).GroupBy(each => each.Place))
        {
            // Of a range that is too small and too large one fact is enough.
            var before = diagnostics.Items.Count;
            var ordered = written.OrderBy(each => each.Value.Share).ThenBy(each => each.Value.Labels).ToList();
            Budget(own, ordered[0], diagnostics);
            if (ordered.Count > 1 && diagnostics.Items.Count == before) Budget(own, ordered[ordered.Count - 1], diagnostics);
        }
    }

    // A combination without a cell is none: it is left out, and the report says so.
    private static IEnumerable<StudyModel> Cells(StudyModel own, ExperimentModel experiment) =>
        from target in Values(experiment.Targets)
        from design in Values(experiment.Designs)
        from method in Values(experiment.Methods)
        let cell = own with
        {
            Sampling = own.Sampling is { } sampling && design is { } drawn
                ? sampling with { Design = drawn, DrawStrata = drawn.Value.IsStratified() ? sampling.DrawStrata : null } : own.Sampling,
            Inference = own.Inference is { } inference
                ? inference with { Method = method ?? inference.Method, Generalise = target ?? inference.Generalise } : null,
        }
        where IsCell(cell)
        select cell;

    // What is not varied is that of the study.
    private static IEnumerable<Located<T>?> Values<T>(EquatableArray<Located<T>>? varied)
        where T : notnull => varied is { } values ? values.Select(each => (Located<T>?)each) : [null];

    private static bool IsCell(StudyModel cell) => DrawFacts.Of(cell) is not { Design: not DesignKind.Uniform }
        || InferenceWords.Methods(cell).Last() is not (MethodKind.Ppi or MethodKind.PpiTuned or MethodKind.LlmOnly);

    private static IEnumerable<Diagnostic> Errors(StudyModel study)
    {
        var found = new DiagnosticBag();
        StudyChecks.Run(study, found);
        return found.Items.Where(each => each.IsError);
    }

    // A study may not compare what takes the model for the truth that it is held against; alone it would only be warned of it.
    private static void Agreement(StudyModel own, ExperimentModel experiment, DiagnosticBag diagnostics)
    {
        if (own.Estimands.FirstOrDefault(estimand => estimand.Form?.Judged is not null) is not { } first) return;
        foreach (var method in (experiment.Methods ?? []).Where(each => each.Value == MethodKind.LlmOnly))
            diagnostics.Report(AgreementDiagnostics.ModelTakenForTruth(method.Place, first.Name));
    }

    private static void Budget(StudyModel own, Located<ExperimentBudget> budget, DiagnosticBag diagnostics)
    {
        var rows = own.Corpus?.Rows?.Value.Count;
        if (own.Sampling is not { } sampling || (budget.Value.Share > 0 && rows is null)) return;

        // A burn-in or rounds that do not fit are a fault of the budget here, which is what varies.
        var varied = own with
        {
            Sampling = sampling with
            {
                Budget = new Located<Quantity>(new(budget.Value.Of(rows ?? 0), UnitKind.Texts, "texts"), budget.Place),
                BurnIn = sampling.BurnIn is { } burnIn ? burnIn with { Place = budget.Place } : null,
                Rounds = sampling.Rounds is { } rounds ? rounds with { Place = budget.Place } : null,
            },
        };
        foreach (var error in Errors(varied).Where(each => each.Path == budget.Place.Path && each.Span == budget.Place.Span)) diagnostics.Report(error);
    }
}
