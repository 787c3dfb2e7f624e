using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4062 to CDI4065: an embedded annotator has somebody to learn from and texts to learn of, and has learnt before a draw goes
/// by what it says.</summary>
internal sealed class LearningCheck : IStudyCheck
{
    private const string Remedy = "Name another `llm` of its outcome, or the `human` block: `learn_from = NAME`.";

    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            if (llm.Embedded is not { } embedded) CheckAsked(llm, diagnostics);
            else CheckEmbedded(study, llm, embedded, diagnostics);
        }

        if (study.IsComplete) CheckDesigns(study, diagnostics);
    }

    private static void CheckAsked(LlmModel llm, DiagnosticBag diagnostics)
    {
        if (llm.IsPanel || llm.LearnFrom is not { } teacher) return;
        diagnostics.Report(AnnotationDiagnostics.NoTeacher(teacher.Place, llm.Name, "it is asked, or was",
            $"Leave `learn_from` out, or let a model learn: `model = \"{EmbeddedKinds.Prefix}{EmbeddedKind.Ngram.Word()}\"`."));
    }

    private static void CheckEmbedded(StudyModel study, LlmModel llm, EmbeddedModel embedded, DiagnosticBag diagnostics)
    {
        if (embedded.Kind is null && llm.Model is { } model) diagnostics.Report(AnnotationDiagnostics.UnknownEmbedded(model.Place, embedded.Word));
        if (study.Corpus is { } corpus && study.IsComplete && !corpus.Columns.Any(column => column.Type == ColumnType.Text))
            diagnostics.Report(AnnotationDiagnostics.NothingToLearnFrom(llm.Place, llm.Name, corpus.Name));
        if (llm.LearnFrom is { } teacher)
        {
            if (Fault(study, llm, teacher.Value) is { } fault)
                diagnostics.Report(AnnotationDiagnostics.NoTeacher(teacher.Place, llm.Name, fault.Fact, fault.Hint));
        }
        else if (llm.LacksTeacher)
        {
            diagnostics.Report(AnnotationDiagnostics.NoTeacher(llm.Place, llm.Name, "nothing says from whom", Remedy));
        }
    }

    private static (string Fact, string Hint)? Fault(StudyModel study, LlmModel llm, string teacher)
    {
        var model = study.Llms.FirstOrDefault(each => each.Name == teacher);
        var people = study.Humans.FirstOrDefault(each => each.Name == teacher);
        if (model?.Name == llm.Name) return ("nobody teaches himself", Remedy);
        if (model is { Embedded: not null }) return ($"`{teacher}` learns as well", Remedy);
        if (model is null && people is null)
        {
            if (!study.IsComplete || study.Name is null) return null;
            List<string> known = [.. study.Llms.Where(each => each.Embedded is null).Select(each => each.Name), .. study.Humans.Select(each => each.Name)];
            return ($"no `llm` or `human` is called `{teacher}`",
                NearestName.Find(teacher, known) is { } nearest ? $"Nearest `{nearest}`; known: {NameList.Of(known)}." : Remedy);
        }

        var decided = model is null ? people?.Outcome : model.Outcome;
        return decided is null || llm.Outcome is null || decided == llm.Outcome ? null
            : ($"`{teacher}` decides `{decided}`, and it is to decide `{llm.Outcome}`", Remedy);
    }

    /// <summary>Whether a model that learns from people knows too few labels before the first round behind the burn-in.</summary>
    /// <param name="study">The study.</param>
    /// <param name="facts">How it draws.</param>
    public static bool LearnsTooLate(StudyModel study, DrawFacts facts) =>
        facts.BurnInLabels + facts.ExampleTexts < EmbeddedKinds.FewestLabels && Pupil(study) is not null;

    private static void CheckDesigns(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is not { IsGiven: false } sampling || DrawFacts.Of(study) is not { } facts || !LearnsTooLate(study, facts)) return;
        if (Pupil(study) is not { LearnFrom: { } teacher } pupil) return;
        if (ReadsErrors(facts.Design)) Report(sampling.BurnIn?.Place ?? sampling.Design?.Place ?? sampling.Place, facts.Design);
        foreach (var compared in study.Report?.Compare ?? [])
        {
            if (compared.Value.Design is { } design && design != facts.Design && ReadsErrors(design)) Report(compared.Place, design);
        }

        void Report(Place place, DesignKind design) => diagnostics.Report(AnnotationDiagnostics.DesignBeforePupil(
            place, Choices.Designs.NameOf(design), pupil.Name, teacher.Value, facts.BurnInLabels + facts.ExampleTexts));
    }

    private static bool ReadsErrors(DesignKind design) => design switch
    {
        DesignKind.Uniform or DesignKind.Leverage or DesignKind.Stratified => false,
        DesignKind.Confidence or DesignKind.Error or DesignKind.Neyman => true,
    };

    private static LlmModel? Pupil(StudyModel study) => study.Estimands
        .SelectMany(estimand => estimand.Form?.Annotated ?? [])
        .Select(study.LlmOf).OfType<LlmModel>().FirstOrDefault(study.LearnsFromPeople);
}
