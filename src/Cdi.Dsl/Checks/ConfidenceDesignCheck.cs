using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2013: a design that goes by the confidence of a model needs recorded confidences, else it would draw like another one.</summary>
internal sealed class ConfidenceDesignCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (!study.IsComplete || study.Sampling is not { IsGiven: false } sampling || Unsure(study) is not { } outcome) return;
        if (sampling.Design is { Value: DesignKind.Confidence } design) Report("design = confidence", design.Place);
        foreach (var compared in study.Report?.Compare ?? [])
        {
            if (compared.Value.Design == DesignKind.Confidence) Report("@ confidence", compared.Place);
        }

        void Report(string design, Place place) => diagnostics.Report(SchemaDiagnostics.Missing(
            place, $"`{design}` goes by the confidence of a model, and outcome `{outcome.Name}`", "`confidence`", Remedy(study.LlmOf(outcome))));
    }

    private static string Remedy(LlmModel? llm) => llm switch
    {
        { IsAsked: true, Embedded: null, IsPanel: false } =>
            "Add `confidence = agreement`, `confidence = tokens` or a prompt that asks for it to the `llm` block, or use `leverage` or `error`.",
        null or { Embedded: not null } or { IsPanel: true } => "Use `leverage`, `error` or `uniform`.",
        _ => "Add `confidence = column` to `recorded` in the `llm` block, or use `leverage` or `error`.",
    };

    /// <summary>Whether a model says how sure it is.</summary>
    /// <param name="llm">The model.</param>
    /// <param name="outcome">What it decides.</param>
    public static bool IsSure(LlmModel llm, OutcomeModel outcome) => llm.IsPanel || llm.Embedded is not null ? !outcome.IsNumber
        : llm.Recorded is { } recorded ? !recorded.HasNoConfidence || !recorded.Probabilities.IsEmpty : !llm.IsAsked
        || llm.ConfidencePrompt is not null || llm.ConfidenceSource is not null || llm is { Answer.Value: true, Structured.Value: true };

    /// <summary>The first outcome that is estimated, where none has confidences; null where one has, or nothing is known of it.</summary>
    private static OutcomeModel? Unsure(StudyModel study)
    {
        var outcomes = study.Estimands.SelectMany(estimand => estimand.Form?.Annotated ?? []).ToList();
        var isSure = outcomes.Any(outcome => study.LlmOf(outcome) is { } llm && IsSure(llm, outcome));
        return isSure ? null : outcomes.FirstOrDefault();
    }
}
