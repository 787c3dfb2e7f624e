using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2080: a row that stands for several texts has the labels of all of them, so that they stand in the corpus and were given before.</summary>
internal sealed class FrequencyCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Corpus?.Frequency is not { } frequency) return;
        var why = study.Humans.FirstOrDefault(human => human.IsLive) is { } live ? $"`{live.Name}` are still to be asked"
            : study.Humans.FirstOrDefault(human => human.Recorded?.File is not null) is { } apart ? $"the labels of `{apart.Name}` stand in a file of their own"
            : study.Llms.FirstOrDefault(llm => llm.Recorded?.File is not null) is { } answers ? $"the answers of `{answers.Name}` stand in a file of their own"
            : study.Sampling is { Given: null, Budget: not null } ? "the study draws the texts that it has labels of" : null;
        if (why is not null) diagnostics.Report(SchemaDiagnostics.FrequencyOfUnlabelled(frequency.Place, frequency.Value, why));
    }
}
