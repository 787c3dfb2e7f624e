using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4031, CDI4032 and CDI5017: what can be made of texts of which a person cannot say what they are.</summary>
internal sealed class NonresponseCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var human in study.Humans)
        {
            if (human.Recorded is not null && human.Collect is { } collect)
                diagnostics.Report(DesignDiagnostics.NoEffect(collect, "collect", "the labels are recorded, and nobody is asked"));
            if (human.Nonresponse is not { } nonresponse || study.Outcomes.FirstOrDefault(each => each.Name == human.Outcome) is not { } outcome) continue;
            if (human is { Recorded.Answers.IsEmpty: true, HasSeveral: false })
                diagnostics.Report(DesignDiagnostics.NoEffect(nonresponse.Place, "nonresponse", "a column of labels has blanks, and no texts without a label"));
            else if (nonresponse.Value == Nonresponse.Option && outcome.HasAllOptions && !outcome.Options.Any(IsCannotSay))
                diagnostics.Report(AnnotationDiagnostics.NoOptionForNonresponse(nonresponse.Place, outcome.Name));
            else if (nonresponse.Value == Nonresponse.Bounds)
                Bounds(study, outcome, nonresponse, diagnostics);
            if (human is { HasSeveral: true } or { Recorded.Answers.IsEmpty: false } && nonresponse.Value == Nonresponse.Bounds
                && study.Report is { Compare: { } compare } && compare.Any(IsRedrawn))
            {
                diagnostics.Report(SchemaDiagnostics.WrongValue(nonresponse.Place, "nonresponse", "weights or option where another design is compared",
                    "`bounds`", "Compare other methods on the study's own sample, without `on design`, or use `nonresponse = weights`."));
            }
        }
    }

    private static bool IsRedrawn(Located<ComparisonDefinition> compared) => compared.Value.Design is not null;

    private static bool IsCannotSay(OptionModel option) => CannotSay.Is(option.Key) || CannotSay.Is(option.Shown);

    private static void Bounds(StudyModel study, OutcomeModel outcome, Located<Nonresponse> bounds, DiagnosticBag diagnostics)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is not { } form || form.Annotated.All(each => each.Name != outcome.Name)) continue;
            if (form is not EstimandForm.Average)
                diagnostics.Report(AnnotationDiagnostics.NoBounds(bounds.Place, estimand.Name, "is neither a share nor a mean"));
            else if (outcome.Options.IsEmpty && outcome is not { Minimum: not null, Maximum: not null })
                diagnostics.Report(AnnotationDiagnostics.NoBounds(bounds.Place, estimand.Name, $"is a mean of `{outcome.Name}`, a number without bounds"));
        }
    }
}
