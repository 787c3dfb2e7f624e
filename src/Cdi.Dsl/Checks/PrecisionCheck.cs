using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5080 to CDI5083: numbers of twice the digits are those of people's labels in the corpus, in linear models and moments.</summary>
internal sealed class PrecisionCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Inference?.Precision is not { Value: NumberPrecision.Extended } precision) return;
        if (InferenceWords.Methods(study).Last() is not MethodKind.HumanOnly and var primary)
            diagnostics.Report(DesignDiagnostics.ExtendedPredictions(study.Inference.Method?.Place ?? precision.Place, primary.Word()));
        foreach (var compared in (study.Report?.Compare ?? []).Where(each => each.Value.Method != MethodKind.HumanOnly))
            diagnostics.Report(DesignDiagnostics.ExtendedPredictions(compared.Place, compared.Value.Method.Word()));
        foreach (var experiment in study.Experiments)
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(
                experiment.Place, "An experiment beside `precision = extended`", "Leave `precision` out: trials are computed in plain numbers."));
        }

        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is not { } form) continue;
            if (Unserved(estimand, form) is { } because)
            {
                diagnostics.Report(DesignDiagnostics.NotExtended(precision.Place, estimand.Name, form.Described(), because));
                continue;
            }

            if (form is EstimandForm.Regression { Formula: var formula, FormulaPlace: var place } && Computed(study, formula) is { } function)
                diagnostics.Report(DesignDiagnostics.ExtendedFunction(place, estimand.Name, function));
        }

        foreach (var human in study.Humans.Where(human => study.Estimands.Any(each => Reads(each, human))))
        {
            if (human is not { Recorded: { File: null, Others.IsEmpty: true, Answers.IsEmpty: true } })
                diagnostics.Report(DesignDiagnostics.ExtendedLabels(human.Place, human.Name));
        }
    }

    private static bool Reads(EstimandModel estimand, HumanModel human) =>
        estimand.Form?.Annotated.Any(outcome => outcome.Name == human.Outcome) == true;

    // Null where it is served; else what is in the way, empty where the target says it.
    private static string? Unserved(EstimandModel estimand, EstimandForm form) => form switch
    {
        _ when form.Annotated.Any(outcome => !outcome.IsNumber) => ", which reads options",
        _ when !estimand.Cells.IsEmpty => ", by groups",
        EstimandForm.Regression { Family: not RegressionFamily.Linear } => "",
        EstimandForm.Regression { Observed: not null } or EstimandForm.Regression { Regressors.IsEmpty: false } => " with annotated regressors",
        EstimandForm.Regression { Absorbed.IsEmpty: false } => " with absorbed effects",
        EstimandForm.Regression { Questions.IsEmpty: false } => ", which asks for predictions",
        EstimandForm.Regression => null,
        EstimandForm.Average { Function: TargetFunction.Mean } => null,
        EstimandForm.Moments { Beside: null } => null,
        EstimandForm.Moments => " with a column",
        _ => "",
    };

    // The first function of columns that is no polynomial, or whose numbers follow from all rows.
    private static string? Computed(StudyModel study, ExpandedFormula formula) =>
        formula.Functions.Concat(formula.Offsets).FirstOrDefault(function => LossPolynomial.Of(function.Value) is null)?.Name
            ?? formula.Columns.Select(name => study.Corpus?.Find(name)?.Basis?.Function).FirstOrDefault(function => function is not null);
}
